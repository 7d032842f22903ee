using System.Security.Cryptography;
using System.Text;
using Ingestion.MongoGateway.Authentication;
using Ingestion.MongoGateway.Errors;

namespace Ingestion.MongoGateway.Tests.Authentication;

public sealed class ScramConversationTests
{
    private static readonly ScramCredential Credential = ScramCredential.Create("s3cret");

    [Fact]
    public void Finish_RightPassword_ProvesBothSides()
    {
        var client = new Client("worker", "s3cret");
        var conversation = ScramConversation.Start(Find, client.First());

        var serverFinal = conversation.Finish(client.Final(conversation.ServerFirst));

        serverFinal.ShouldBe(client.ExpectedServerFinal);
    }

    [Theory]
    [InlineData("worker", "wrong")]
    [InlineData("stranger", "s3cret")]
    [InlineData("worker", "")]
    public void Finish_WrongNameOrPassword_FailsAlike(string userName, string password)
    {
        var client = new Client(userName, password);
        var conversation = ScramConversation.Start(Find, client.First());

        Should.Throw<MongoErrorException>(() => conversation.Finish(client.Final(conversation.ServerFirst))).Code.ShouldBe(18);
    }

    [Fact]
    public void Finish_ProofOfAnotherExchange_Fails()
    {
        var client = new Client("worker", "s3cret");
        var replayed = client.Final(ScramConversation.Start(Find, client.First()).ServerFirst);

        var second = ScramConversation.Start(Find, client.First());

        Should.Throw<MongoErrorException>(() => second.Finish(replayed)).Code.ShouldBe(18);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",,")]
    [InlineData("n,,")]
    [InlineData("n,,n=worker")]
    [InlineData("n,,n=worker,r=")]
    [InlineData("p=tls-unique,,n=worker,r=abc")]
    [InlineData("n,,m=ext,n=worker,r=abc")]
    public void Start_NoScramMessage_Fails(string message) =>
        Should.Throw<MongoErrorException>(() => ScramConversation.Start(Find, Encoding.UTF8.GetBytes(message))).Code.ShouldBe(18);

    [Theory]
    [InlineData("")]
    [InlineData("c=biws")]
    [InlineData("c=biws,r=x,p=!")]
    [InlineData("c=biws,r=x,p=AAAA")]
    public void Finish_NoScramMessage_Fails(string message)
    {
        var conversation = ScramConversation.Start(Find, new Client("worker", "s3cret").First());

        Should.Throw<MongoErrorException>(() => conversation.Finish(Encoding.UTF8.GetBytes(message))).Code.ShouldBe(18);
    }

    [Fact]
    public void Start_InvalidUtf8_Fails() =>
        Should.Throw<MongoErrorException>(() => ScramConversation.Start(Find, [(byte)'n', 0xFF, 0xFE])).Code.ShouldBe(18);

    [Fact]
    public void Create_KnownVector_GivesTheStandardsKeys()
    {
        // The salt of the example in RFC 7677 (user "user", password "pencil"), with MongoDB's number of iterations.
        var salt = Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ==");

        var credential = ScramCredential.Create("pencil", salt);

        var salted = Rfc2898DeriveBytes.Pbkdf2("pencil", salt, ScramCredential.Iterations, HashAlgorithmName.SHA256, 32);
        credential.StoredKey.ShouldBe(SHA256.HashData(HMACSHA256.HashData(salted, Encoding.ASCII.GetBytes("Client Key"))));
        credential.Salt.ShouldBe(salt);
    }

    [Fact]
    public void Start_UnknownName_HasTheSameSaltEachTime()
    {
        var first = ScramConversation.Start(Find, new Client("stranger", "x").First()).ServerFirst;
        var second = ScramConversation.Start(Find, new Client("stranger", "x").First()).ServerFirst;
        var other = ScramConversation.Start(Find, new Client("another", "x").First()).ServerFirst;

        Salt(second).ShouldBe(Salt(first), "a salt that changed would tell that there is no such user");
        Salt(other).ShouldNotBe(Salt(first));

        static string Salt(string serverFirst) => serverFirst.Split(',')[1];
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameCredential()
    {
        var read = ScramCredential.Read(Credential.ToDocument());

        read.Salt.ShouldBe(Credential.Salt);
        read.StoredKey.ShouldBe(Credential.StoredKey);
        read.ServerKey.ShouldBe(Credential.ServerKey);
    }

    private static ScramCredential? Find(string userName) => userName == "worker" ? Credential : null;

    /// <summary>The other side of the exchange, from the RFC.</summary>
    private sealed class Client(string userName, string password)
    {
        private readonly string _bare = $"n={userName},r={Convert.ToBase64String(RandomNumberGenerator.GetBytes(18))}";

        public string? ExpectedServerFinal { get; private set; }

        public byte[] First() => Encoding.UTF8.GetBytes("n,," + _bare);

        public byte[] Final(string serverFirst)
        {
            var parts = serverFirst.Split(',').ToDictionary(part => part[0], part => part[2..]);
            var salted = Rfc2898DeriveBytes.Pbkdf2(
                password,
                Convert.FromBase64String(parts['s']),
                int.Parse(parts['i'], System.Globalization.CultureInfo.InvariantCulture),
                HashAlgorithmName.SHA256,
                32);
            var clientKey = HMACSHA256.HashData(salted, Encoding.ASCII.GetBytes("Client Key"));
            var withoutProof = $"c=biws,r={parts['r']}";
            var authMessage = Encoding.UTF8.GetBytes($"{_bare},{serverFirst},{withoutProof}");
            var signature = HMACSHA256.HashData(SHA256.HashData(clientKey), authMessage);
            var proof = clientKey.Zip(signature, (key, mask) => (byte)(key ^ mask)).ToArray();
            var serverKey = HMACSHA256.HashData(salted, Encoding.ASCII.GetBytes("Server Key"));
            ExpectedServerFinal = "v=" + Convert.ToBase64String(HMACSHA256.HashData(serverKey, authMessage));
            return Encoding.UTF8.GetBytes($"{withoutProof},p={Convert.ToBase64String(proof)}");
        }
    }
}
