namespace Ingestion.MongoGateway.Users;

/// <summary>The right to an action on a database.</summary>
/// <param name="Action">MongoDB's name for it, as in <c>roles.csv</c>.</param>
/// <param name="Database">The database; <see cref="Everywhere"/> for what concerns all of them, or the server.</param>
internal readonly record struct Privilege(string Action, string Database)
{
    /// <summary>No database has this name, so that nobody but root has the privilege.</summary>
    public const string Everywhere = "";
}
