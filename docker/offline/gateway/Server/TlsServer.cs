using System.ComponentModel;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Ingestion.MongoGateway.Server;

/// <summary>The server's side of TLS, with one certificate for all clients; it asks for none of theirs.</summary>
internal sealed class TlsServer : IDisposable
{
    // A client that connects and then says nothing must not hold its connection for ever.
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(10);

    private readonly X509Certificate2 _certificate;
    private readonly SslStreamCertificateContext _context;

    private TlsServer(X509Certificate2 certificate)
    {
        _certificate = certificate;
        _context = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
    }

    /// <summary>Reads certificate and private key from one PEM file, as <c>mongod --tlsCertificateKeyFile</c> does.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file holds no such pair.</exception>
    public static TlsServer Load(string pemFile) => new(X509Certificate2.CreateFromPemFile(pemFile));

    /// <summary>Shakes hands.</summary>
    /// <returns>The stream to talk on, or null when the client speaks no TLS, left, or does not trust the certificate.</returns>
    public async Task<Stream?> AcceptAsync(Stream plain, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(HandshakeLimit);
        var stream = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _context }, patience.Token);
            return stream;
        }
        catch (Exception e) when (e is AuthenticationException or IOException or Win32Exception or OperationCanceledException)
        {
            await stream.DisposeAsync();
            return null;
        }
    }

    public void Dispose() => _certificate.Dispose();
}
