using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Users;

/// <summary>Whom <c>usersInfo</c> asks for.</summary>
/// <param name="Ids">Certain users; null for all of <see cref="Databases"/>.</param>
/// <param name="Databases">The databases that they belong to; <see cref="Privilege.Everywhere"/> for all.</param>
internal sealed record UserQuery(IReadOnlyList<string>? Ids, IReadOnlyList<string> Databases)
{
    /// <summary>Reads the command's argument: 1, a name, a document with user and db, a list of both, or <c>forAllDBs</c>.</summary>
    /// <exception cref="MongoErrorException">2: it is none of these.</exception>
    public static UserQuery Read(CommandRequest request)
    {
        switch (request.Target)
        {
            case BsonInt32 or BsonInt64 or BsonDouble:
                return new UserQuery(null, [request.Database]);
            case BsonDocument all when all.Contains("forAllDBs"):
                return new UserQuery(null, [Privilege.Everywhere]);
            case BsonArray several:
                var each = several.Select(one => Named(one, request.Database)).ToList();
                return new UserQuery([.. each.Select(one => one.Id)], [.. each.Select(one => one.Database)]);
            default:
                var (id, database) = Named(request.Target, request.Database);
                return new UserQuery([id], [database]);
        }
    }

    /// <summary>Whether it asks for this user and no other.</summary>
    public bool Names(User user) => Ids is not null && Ids.All(id => string.Equals(id, user.Id, StringComparison.Ordinal));

    /// <summary>Whether a user is asked for.</summary>
    public bool Fits(User user) => Ids?.Contains(user.Id, StringComparer.Ordinal)
        ?? (Databases.Contains(user.Database, StringComparer.Ordinal) || Databases.Contains(Privilege.Everywhere, StringComparer.Ordinal));

    private static (string Id, string Database) Named(BsonValue who, string database) => who switch
    {
        BsonString name => (User.IdOf(name.Value, database), database),
        BsonDocument other => (User.IdOf(other.GetValue("user", "").ToString()!, other.GetValue("db", "").ToString()!), other.GetValue("db", "").ToString()!),
        _ => throw new MongoErrorException(2, "BadValue", "usersInfo takes 1, a name, a document with user and db, or a list of these"),
    };
}
