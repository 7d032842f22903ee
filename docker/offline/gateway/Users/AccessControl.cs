using Ingestion.MongoGateway.Commands;
using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Wire;

namespace Ingestion.MongoGateway.Users;

/// <summary>Decides whether a client may do what it asks for.</summary>
internal sealed class AccessControl(UserDirectory users)
{
    private const int Unauthorized = 13;

    /// <summary>Whether a client must sign in before it may do anything.</summary>
    public bool RequiresAuthentication => users.RequiresAuthentication;

    /// <summary>Refuses a client that has not signed in, or whose user is gone.</summary>
    /// <exception cref="MongoErrorException">13.</exception>
    public void RequireUser(ClientSession session, string command)
    {
        if (RequiresAuthentication && users.Find(session.UserId) is null)
            throw new MongoErrorException(Unauthorized, nameof(Unauthorized), $"Command {command} requires authentication");
    }

    /// <summary>Refuses a command that the client's user has no right to.</summary>
    /// <exception cref="MongoErrorException">13.</exception>
    public void RequirePrivileges(ClientSession session, CommandRequest request)
    {
        if (users.Find(session.UserId) is not { } user || user.Roles.Contains(Role.Root))
            return;
        // Of the command no more than its beginning, for the rest may hold documents.
        if (!CommandPrivileges.NeededFor(request, user).All(user.Has))
            throw new MongoErrorException(Unauthorized, nameof(Unauthorized), $"not authorized on {request.Database} to execute command {{ {request.Name}: {(request.Target.IsString ? $"\"{request.Target}\"" : "…")} }}");
    }

    /// <summary>Whether the client may know that a database exists.</summary>
    public bool Knows(ClientSession session, string database) => !RequiresAuthentication || users.Find(session.UserId)?.Knows(database) == true;
}
