using System.Collections.Frozen;

namespace Ingestion.MongoGateway.Users;

/// <summary>The built-in roles with the actions that each allows, from <c>roles.csv</c>.</summary>
internal static class RoleTable
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Roles =
        Table.Read("roles.csv").ToFrozenDictionary(row => row.Key, row => row.Words.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The actions of a role; null when there is no such role.</summary>
    public static FrozenSet<string>? Find(string role) => Roles.GetValueOrDefault(role);
}
