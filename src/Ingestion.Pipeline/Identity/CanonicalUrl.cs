using System.Collections.Frozen;
using System.Text;

namespace Ingestion.Pipeline.Identity;

/// <summary>One spelling for all addresses of one page.</summary>
public static class CanonicalUrl
{
    /// <summary>Parameters that say where a reader came from, not what is read. Everything starting with <c>utm_</c> counts too.</summary>
    private static readonly FrozenSet<string> TrackingParameters = new[]
    {
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid",
        "_ga", "_gl", "at_medium", "at_campaign", "at_custom1", "at_custom2", "ns_mchannel", "ns_source", "ns_campaign", "cmpid", "ocid",
        "spm", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "oly_anon_id", "oly_enc_id",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Brings an absolute http or https address into canonical form: https, host in lower-case ASCII, no default port, no user
    /// information, no fragment, no tracking parameters, no trailing slash, one way of percent-encoding.
    /// </summary>
    /// <param name="url">The address.</param>
    /// <returns>The canonical form, or null where the address is not an absolute http or https URL.</returns>
    public static string? Of(string? url)
    {
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return null;
        var canonical = new StringBuilder("https://").Append(uri.IdnHost.ToLowerInvariant().TrimEnd('.'));
        if (!uri.IsDefaultPort)
            canonical.Append(':').Append(uri.Port);
        canonical.Append(uri.AbsolutePath.TrimEnd('/'));
        var separator = '?';
        foreach (var parameter in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = parameter.Split('=', 2)[0];
            if (name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || TrackingParameters.Contains(name))
                continue;
            canonical.Append(separator).Append(parameter);
            separator = '&';
        }
        return canonical.ToString();
    }
}
