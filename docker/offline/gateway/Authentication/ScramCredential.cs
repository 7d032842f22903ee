using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Authentication;

/// <summary>What a server keeps of a password for SCRAM-SHA-256 (RFC 7677), and never the password itself.</summary>
/// <remarks>
/// The password is taken as it is, without SASLprep: for ASCII, and for text in composed form, that is the same.
/// </remarks>
internal sealed class ScramCredential
{
    /// <summary>Name of the mechanism.</summary>
    public const string Mechanism = "SCRAM-SHA-256";

    /// <summary>Rounds of PBKDF2; MongoDB's default.</summary>
    public const int Iterations = 15_000;

    private const int SaltLength = 28;

    private static readonly byte[] DecoyKey = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    private ScramCredential(byte[] salt, byte[] storedKey, byte[] serverKey)
    {
        Salt = salt;
        StoredKey = storedKey;
        ServerKey = serverKey;
    }

    /// <summary>Random bytes that go into the derived keys.</summary>
    public byte[] Salt { get; }

    /// <summary>Hash of the key that a client proves to know.</summary>
    public byte[] StoredKey { get; }

    /// <summary>Key with which the server proves that it knows the user.</summary>
    public byte[] ServerKey { get; }

    /// <summary>Derives the keys, with a new salt unless one is given.</summary>
    public static ScramCredential Create(string password, byte[]? salt = null)
    {
        salt ??= RandomNumberGenerator.GetBytes(SaltLength);
        var salted = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, HMACSHA256.HashSizeInBytes);
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        return new ScramCredential(salt, SHA256.HashData(clientKey), HMACSHA256.HashData(salted, "Server Key"u8));
    }

    /// <summary>What a name that nobody has gets instead: the same salt each time, as a real user would, and keys that no password gives.</summary>
    public static ScramCredential Decoy(string userName) => new(
        HMACSHA256.HashData(DecoyKey, Encoding.UTF8.GetBytes(userName))[..SaltLength],
        RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes),
        RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));

    /// <summary>As it is kept, in MongoDB's own form.</summary>
    public BsonDocument ToDocument() => new()
    {
        { "iterationCount", Iterations },
        { "salt", Convert.ToBase64String(Salt) },
        { "storedKey", Convert.ToBase64String(StoredKey) },
        { "serverKey", Convert.ToBase64String(ServerKey) },
    };

    /// <summary>Reads what <see cref="ToDocument"/> wrote.</summary>
    public static ScramCredential Read(BsonDocument document) => new(Bytes(document, "salt"), Bytes(document, "storedKey"), Bytes(document, "serverKey"));

    private static byte[] Bytes(BsonDocument document, string name) => Convert.FromBase64String(document[name].AsString);
}
