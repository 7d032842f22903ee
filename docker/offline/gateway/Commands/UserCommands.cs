using Ingestion.MongoGateway.Authentication;
using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Storage;
using Ingestion.MongoGateway.Users;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Commands;

/// <summary>Commands about users: written to the table first, then seen by every connection.</summary>
internal sealed class UserCommands(UserDirectory users, UserTable table)
{
    /// <summary>The commands.</summary>
    public IEnumerable<(string Name, CommandHandler Handler)> Handlers =>
        [("createUser", CreateAsync), ("updateUser", UpdateAsync), ("dropUser", DropAsync), ("usersInfo", InfoAsync)];

    private async Task<byte[]> CreateAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        var user = new User(
            Name(request), request.Database, Credential(request), Role.Read(request.Document.GetValue("roles", BsonNull.Value), request.Database));
        if (users.Find(user.Id) is not null || !await table.InsertAsync(user, cancellationToken))
            throw new MongoErrorException(51003, "Location51003", $"User \"{user.Name}@{user.Database}\" already exists");
        users.Put(user);
        return Replies.Ok;
    }

    private async Task<byte[]> UpdateAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        var user = users.Find(User.IdOf(Name(request), request.Database)) ?? throw NotFound(request);
        if (request.Document.Contains("pwd"))
            user = user with { Credential = Credential(request) };
        if (request.Document.TryGetValue("roles", out var roles))
            user = user with { Roles = Role.Read(roles, request.Database) };
        if (!await table.UpdateAsync(user, cancellationToken))
            throw NotFound(request);
        users.Put(user);
        return Replies.Ok;
    }

    private async Task<byte[]> DropAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        var id = User.IdOf(Name(request), request.Database);
        if (!await table.DeleteAsync(id, cancellationToken))
            throw NotFound(request);
        users.Remove(id);
        return Replies.Ok;
    }

    private Task<byte[]> InfoAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken) =>
        Replies.Completed(new BsonDocument("users", new BsonArray(users.All.Where(UserQuery.Read(request).Fits).Select(user => user.Describe()))));

    private static string Name(CommandRequest request) => request.Target is BsonString { Value.Length: > 0 } name
        ? name.Value
        : throw new MongoErrorException(2, "BadValue", $"{request.Name} needs a user's name");

    private static ScramCredential Credential(CommandRequest request) => request.Document.GetValue("pwd", BsonNull.Value) is BsonString { Value.Length: > 0 } password
        ? ScramCredential.Create(password.Value)
        : throw new MongoErrorException(2, "BadValue", $"{request.Name} needs a password");

    // The administrator of the environment is not in the table: he can't be changed from here.
    private static MongoErrorException NotFound(CommandRequest request) =>
        new(11, "UserNotFound", $"Could not find user \"{request.Target}\" for db \"{request.Database}\"");
}
