using System.Security.Cryptography;
using System.Text;

namespace Ingestion.MongoGateway.Authentication;

/// <summary>What a server keeps of a password for SCRAM-SHA-256 (RFC 7677), and never the password itself.</summary>
/// <remarks>
/// The password is taken as it is, without SASLprep: for ASCII, and for text in composed form, that is the same.
/// </remarks>
internal sealed class ScramCredential
{
    /// <summary>Rounds of PBKDF2; MongoDB's default.</summary>
    public const int Iterations = 15_000;

    private const int SaltLength = 28;

    private ScramCredential(string userName, byte[] salt, byte[] storedKey, byte[] serverKey)
    {
        UserName = userName;
        Salt = salt;
        StoredKey = storedKey;
        ServerKey = serverKey;
    }

    /// <summary>Name of the user.</summary>
    public string UserName { get; }

    /// <summary>Random bytes that go into the derived keys.</summary>
    public byte[] Salt { get; }

    /// <summary>Hash of the key that a client proves to know.</summary>
    public byte[] StoredKey { get; }

    /// <summary>Key with which the server proves that it knows the user.</summary>
    public byte[] ServerKey { get; }

    /// <summary>Derives the keys, with a new salt unless one is given.</summary>
    public static ScramCredential Create(string userName, string password, byte[]? salt = null)
    {
        salt ??= RandomNumberGenerator.GetBytes(SaltLength);
        var salted = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, HMACSHA256.HashSizeInBytes);
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        return new ScramCredential(userName, salt, SHA256.HashData(clientKey), HMACSHA256.HashData(salted, "Server Key"u8));
    }
}
