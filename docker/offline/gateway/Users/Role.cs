using Ingestion.MongoGateway.Errors;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Users;

/// <summary>A role on a database: what whoever has it may do there.</summary>
/// <param name="Name">One of the built-in roles in <c>roles.csv</c>, or <c>root</c>.</param>
/// <param name="Database">Where it holds.</param>
internal sealed record Role(string Name, string Database)
{
    /// <summary>The database that <c>root</c> belongs to.</summary>
    public const string AdminDatabase = "admin";

    /// <summary>Everything, on every database.</summary>
    public static readonly Role Root = new("root", AdminDatabase);

    /// <summary>Whether it allows an action.</summary>
    public bool Allows(Privilege privilege) =>
        this == Root || (string.Equals(Database, privilege.Database, StringComparison.Ordinal) && RoleTable.Find(Name)!.Contains(privilege.Action));

    /// <summary>As commands give and take it.</summary>
    public BsonDocument ToDocument() => new() { { "role", Name }, { "db", Database } };

    /// <summary>Reads a list of roles: documents, or names, which mean the database of the command.</summary>
    /// <exception cref="MongoErrorException">14: it is no such list; 31: there is no such role.</exception>
    public static IReadOnlyList<Role> Read(BsonValue roles, string database) => roles is BsonArray array
        ? [.. array.Select(role => Checked(role switch
        {
            BsonString name => new Role(name.Value, database),
            BsonDocument document => new Role(document.GetValue("role", "").ToString()!, document.GetValue("db", "").ToString()!),
            _ => throw NoRoles(),
        }))]
        : throw NoRoles();

    private static Role Checked(Role role) => role == Root || RoleTable.Find(role.Name) is not null
        ? role
        : throw new MongoErrorException(31, "RoleNotFound", $"Could not find role: {role.Name}@{role.Database}");

    private static MongoErrorException NoRoles() => new(14, "TypeMismatch", "roles must be a list of names and of documents with role and db");
}
