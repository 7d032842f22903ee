using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ingestion.MongoDb;

/// <summary>
/// Authorities of the operator's own, which alone vouch for a server where they are named. Everything else about the server's
/// certificate is checked as always: its host name, its dates, its use.
/// </summary>
public sealed class CertificateAuthority
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection _roots;

    private CertificateAuthority(X509Certificate2Collection roots) => _roots = roots;

    /// <summary>Reads a PEM file with one certificate or several.</summary>
    /// <param name="file">Path of the file.</param>
    /// <exception cref="ArgumentException">It can't be read or holds no certificate; the message names the file.</exception>
    public static CertificateAuthority Load(string file)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentException($"CertificateAuthorityFile {file} can't be read: {e.Message}", nameof(file), e);
        }
        return roots.Count > 0
            ? new CertificateAuthority(roots)
            : throw new ArgumentException($"CertificateAuthorityFile {file} holds no certificate in PEM form.", nameof(file));
    }

    /// <summary>Decides whether a server is who it should be.</summary>
    /// <remarks>The platform's verdict on the chain is replaced; what else it found, a wrong host name above all, stands.</remarks>
    public RemoteCertificateValidationCallback Validation => (_, certificate, chain, errors) => Vouches(certificate, chain, errors);

    private bool Vouches(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_roots);
        // An authority of one's own seldom publishes what it has revoked.
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (chain is not null)
            own.ChainPolicy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore);
        using var server = new X509Certificate2(certificate);
        return own.Build(server);
    }
}
