using System.Security.Cryptography;
using System.Text;

namespace Ingestion.Enrichment;

/// <summary>What tells one build's trained models and word lists from another's.</summary>
internal static class ModelHash
{
    private const int Digits = 16;
    private static readonly Lazy<string> Computed = new(Compute);

    /// <summary>First 16 hexadecimal digits of the SHA-256 over all embedded resources; computed once, in some milliseconds.</summary>
    public static string Value => Computed.Value;

    private static string Compute()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var assembly = typeof(ModelHash).Assembly;
        var buffer = new byte[64 * 1024];
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + '\0'));
            using var resource = assembly.GetManifestResourceStream(name)!;
            for (var count = resource.Read(buffer); count > 0; count = resource.Read(buffer))
                hash.AppendData(buffer, 0, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
