namespace Ingestion.Worker.Messaging;

/// <summary>Addresses of brokers as people may see them.</summary>
internal static class BrokerAddress
{
    /// <summary>Scheme, host, port and virtual host; no user, no password.</summary>
    public static string WithoutSecrets(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0
        ? $"{uri.Scheme}://{uri.Host}{(uri.Port > 0 ? $":{uri.Port}" : "")}{uri.AbsolutePath.TrimEnd('/')}"
        : "(not a URI)";
}
