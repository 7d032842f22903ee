using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ingestion.MongoGateway.Errors;

namespace Ingestion.MongoGateway.Authentication;

/// <summary>The server's side of one SCRAM-SHA-256 exchange (RFC 5802, RFC 7677), without channel binding.</summary>
internal sealed class ScramConversation
{
    private const int NonceLength = 24;

    private readonly ScramCredential _credential;
    private readonly string _channelHeader;
    private readonly string _clientFirstBare;
    private readonly string _nonce;

    private ScramConversation(string userName, ScramCredential credential, string channelHeader, string clientFirstBare, string nonce)
    {
        UserName = userName;
        _credential = credential;
        _channelHeader = channelHeader;
        _clientFirstBare = clientFirstBare;
        _nonce = nonce;
        ServerFirst = string.Create(
            CultureInfo.InvariantCulture,
            $"r={nonce},s={Convert.ToBase64String(credential.Salt)},i={ScramCredential.Iterations}");
    }

    /// <summary>Who the client says it is.</summary>
    public string UserName { get; }

    /// <summary>The first answer: nonce, salt and number of iterations.</summary>
    public string ServerFirst { get; }

    /// <summary>Takes the client's first message, such as <c>n,,n=user,r=nonce</c>.</summary>
    /// <param name="find">Finds the credential of a user; null when there is no such user.</param>
    /// <param name="clientFirst">The message.</param>
    /// <remarks>An unknown user gets an answer like a known one and fails at the end, so that names cannot be probed.</remarks>
    /// <exception cref="MongoErrorException">18: the message is none of SCRAM.</exception>
    public static ScramConversation Start(Func<string, ScramCredential?> find, ReadOnlySpan<byte> clientFirst)
    {
        var message = Text(clientFirst);
        var headerEnd = message.IndexOf(',', StringComparison.Ordinal) is var first and >= 0
            ? message.IndexOf(',', first + 1)
            : -1;
        if (headerEnd < 0 || message[0] is not ('n' or 'y'))
            throw Failed();

        var bare = message[(headerEnd + 1)..];
        var attributes = bare.Split(',');
        if (attributes.Length < 2 || !attributes[0].StartsWith("n=", StringComparison.Ordinal)
            || !attributes[1].StartsWith("r=", StringComparison.Ordinal) || attributes[1].Length <= 2)
        {
            throw Failed();
        }

        var userName = attributes[0][2..].Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        var nonce = attributes[1][2..] + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceLength));
        return new ScramConversation(userName, find(userName) ?? ScramCredential.Decoy(userName), message[..(headerEnd + 1)], bare, nonce);
    }

    /// <summary>Checks the client's proof, such as <c>c=biws,r=nonce,p=proof</c>.</summary>
    /// <returns>The server's own proof, <c>v=…</c>.</returns>
    /// <exception cref="MongoErrorException">18: unknown user, wrong password or a message that does not belong to this exchange.</exception>
    public string Finish(ReadOnlySpan<byte> clientFinal)
    {
        var message = Text(clientFinal);
        var proofStart = message.LastIndexOf(",p=", StringComparison.Ordinal);
        if (proofStart < 0)
            throw Failed();

        var withoutProof = message[..proofStart];
        var channel = Convert.ToBase64String(Encoding.UTF8.GetBytes(_channelHeader));
        if (!string.Equals(withoutProof, $"c={channel},r={_nonce}", StringComparison.Ordinal))
            throw Failed();

        Span<byte> proof = stackalloc byte[SHA256.HashSizeInBytes];
        if (!Convert.TryFromBase64String(message[(proofStart + 3)..], proof, out var length) || length != proof.Length)
            throw Failed();

        var authMessage = Encoding.UTF8.GetBytes($"{_clientFirstBare},{ServerFirst},{withoutProof}");
        var clientSignature = HMACSHA256.HashData(_credential.StoredKey, authMessage);
        Span<byte> clientKey = stackalloc byte[proof.Length];
        for (var i = 0; i < proof.Length; i++)
            clientKey[i] = (byte)(proof[i] ^ clientSignature[i]);

        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(clientKey), _credential.StoredKey))
            throw Failed();
        return "v=" + Convert.ToBase64String(HMACSHA256.HashData(_credential.ServerKey, authMessage));
    }

    /// <summary>The one answer to every failed attempt.</summary>
    public static MongoErrorException Failed() => new(18, "AuthenticationFailed", "Authentication failed.");

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Failed();
        }
    }
}
