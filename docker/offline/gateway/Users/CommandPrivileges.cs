using System.Collections.Frozen;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Users;

/// <summary>Which privileges a command needs: by its name, from <c>commands.csv</c>, or by what it says.</summary>
internal static class CommandPrivileges
{
    private static readonly FrozenDictionary<string, string[]> ByName =
        Table.Read("commands.csv").ToFrozenDictionary(row => row.Key, row => row.Words, StringComparer.Ordinal);

    /// <summary>The privileges that a user needs for a command.</summary>
    public static IEnumerable<Privilege> NeededFor(CommandRequest request, User user) => request.Name switch
    {
        "aggregate" => [new Privilege("find", request.Database), .. Written(request)],
        "explain" when request.Target is BsonDocument { ElementCount: > 0 } inner => NeededFor(request with { Document = inner }, user),
        "renameCollection" => Renamed(request).Select(database => new Privilege("renameCollectionSameDB", database)),
        // Whoever has signed in sees the databases that are his; asking for all is another matter.
        "listDatabases" => request.Document.GetValue("authorizedDatabases", true).ToBoolean() ? [] : [new Privilege("listDatabases", Privilege.Everywhere)],
        "createUser" => [new Privilege("createUser", request.Database), .. Granted(request)],
        "updateUser" => Updated(request),
        "usersInfo" => Seen(UserQuery.Read(request), user),
        _ => ByName.TryGetValue(request.Name, out var actions)
            ? actions.Select(action => new Privilege(action, request.Database))
            : [new Privilege(request.Name, Privilege.Everywhere)],
    };

    private static IEnumerable<Privilege> Written(CommandRequest request)
    {
        if (request.Document.GetValue("pipeline", BsonNull.Value) is not BsonArray stages)
            yield break;
        foreach (var stage in stages.OfType<BsonDocument>().Where(stage => stage.ElementCount > 0))
        {
            var target = stage.GetElement(0) switch
            {
                { Name: "$out" } output => output.Value,
                { Name: "$merge", Value: BsonDocument merge } => merge.GetValue("into", BsonNull.Value),
                { Name: "$merge" } merge => merge.Value,
                _ => null,
            };
            if (target is null)
                continue;
            var database = target is BsonDocument other ? other.GetValue("db", request.Database).ToString()! : request.Database;
            foreach (var action in (string[])["insert", "update", "remove"])
                yield return new Privilege(action, database);
        }
    }

    private static IEnumerable<string> Renamed(CommandRequest request) =>
        new[] { request.Target, request.Document.GetValue("to", "") }.Select(name => name.ToString()!.Split('.')[0]);

    // Everybody may look at himself.
    private static IEnumerable<Privilege> Seen(UserQuery query, User user) =>
        query.Names(user) ? [] : query.Databases.Select(database => new Privilege("viewUser", database));

    private static IEnumerable<Privilege> Updated(CommandRequest request)
    {
        if (request.Document.Contains("pwd"))
            yield return new Privilege("changePassword", request.Database);
        if (!request.Document.Contains("roles"))
            yield break;
        // New roles replace the old, which may be those of any database.
        yield return new Privilege("revokeRole", Privilege.Everywhere);
        foreach (var granted in Granted(request))
            yield return granted;
    }

    private static IEnumerable<Privilege> Granted(CommandRequest request) =>
        Role.Read(request.Document.GetValue("roles", new BsonArray()), request.Database).Select(role => new Privilege("grantRole", role.Database));
}
