using Ingestion.MongoGateway.Authentication;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Users;

/// <summary>Somebody who can sign in.</summary>
/// <param name="Name">Name, as in a connection string.</param>
/// <param name="Database">Database that he belongs to: <c>authSource</c> in a connection string. His rights are in the roles.</param>
/// <param name="Credential">What is kept of the password.</param>
/// <param name="Roles">What he may do, and where.</param>
internal sealed record User(string Name, string Database, ScramCredential Credential, IReadOnlyList<Role> Roles)
{
    /// <summary>Unique name.</summary>
    public string Id => IdOf(Name, Database);

    /// <summary>The unique name of a user.</summary>
    public static string IdOf(string name, string database) => $"{database}.{name}";

    /// <summary>Whether one of the roles allows an action.</summary>
    public bool Has(Privilege privilege) => Roles.Any(role => role.Allows(privilege));

    /// <summary>Whether he has any right on a database, so that he may know that it exists.</summary>
    public bool Knows(string database) => Roles.Any(role => role == Role.Root || string.Equals(role.Database, database, StringComparison.Ordinal));

    /// <summary>What others are told of him.</summary>
    public BsonDocument Describe() => new()
    {
        { "_id", Id },
        { "user", Name },
        { "db", Database },
        { "roles", new BsonArray(Roles.Select(role => role.ToDocument())) },
        { "mechanisms", new BsonArray { ScramCredential.Mechanism } },
    };

    /// <summary>As it is kept, in the form of MongoDB's <c>admin.system.users</c>.</summary>
    public BsonDocument ToDocument() => new()
    {
        { "_id", Id },
        { "user", Name },
        { "db", Database },
        { "credentials", new BsonDocument(ScramCredential.Mechanism, Credential.ToDocument()) },
        { "roles", new BsonArray(Roles.Select(role => role.ToDocument())) },
    };

    /// <summary>Reads what <see cref="ToDocument"/> wrote.</summary>
    public static User Read(BsonDocument document) => new(
        document["user"].AsString,
        document["db"].AsString,
        ScramCredential.Read(document["credentials"][ScramCredential.Mechanism].AsBsonDocument),
        Role.Read(document["roles"], document["db"].AsString));
}
