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
        if (RequiresAuthentication)
            UserOf(session, command);
    }

    /// <summary>Refuses a command that the client's user has no right to.</summary>
    /// <exception cref="MongoErrorException">13.</exception>
    public void RequirePrivileges(ClientSession session, CommandRequest request)
    {
        if (!RequiresAuthentication)
            return;
        var user = UserOf(session, request.Name);
        if (user.Roles.Contains(Role.Root) || CommandPrivileges.NeededFor(request, user).All(user.Has))
            return;
        // Of the command no more than its beginning, for the rest may hold documents.
        var target = request.Target.IsString ? $"\"{request.Target}\"" : "…";
        throw new MongoErrorException(
            Unauthorized, nameof(Unauthorized), $"not authorized on {request.Database} to execute command {{ {request.Name}: {target} }}");
    }

    /// <summary>Whether the client may know that a database exists.</summary>
    public bool Knows(ClientSession session, string database) => !RequiresAuthentication || users.Find(session.UserId)?.Knows(database) == true;

    private User UserOf(ClientSession session, string command) => users.Find(session.UserId)
        ?? throw new MongoErrorException(Unauthorized, nameof(Unauthorized), $"Command {command} requires authentication");
}
