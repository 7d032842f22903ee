using System.Buffers;
using Ingestion.MongoGateway.Errors;

namespace Ingestion.MongoGateway.Wire;

/// <summary>The rule for names of databases.</summary>
internal static class DatabaseName
{
    private const int MaxLength = 63;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\. \"$\0");

    /// <summary>Returns a valid name.</summary>
    /// <exception cref="MongoErrorException">The name is empty, longer than 63 characters or holds a forbidden one.</exception>
    public static string Checked(string name) =>
        name.Length is > 0 and <= MaxLength && !name.AsSpan().ContainsAny(Forbidden) || string.Equals(name, "$external", StringComparison.Ordinal)
            ? name
            : throw new MongoErrorException(73, "InvalidNamespace", "Invalid database name");
}
