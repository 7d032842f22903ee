using Ingestion.MongoGateway.Authentication;
using Ingestion.MongoGateway.Users;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Commands;

/// <summary>Commands by which client and server get to know each other. None of them touches data.</summary>
/// <remarks>
/// The gateway presents itself as a mongos. Drivers then use sessions and retryable writes as with a replica set, but talk to the
/// address that they were given and to no other: a replica set's own list of hosts would name an address that is not reachable
/// through a mapped port.
/// </remarks>
internal sealed class HandshakeCommands(TimeProvider time, UserDirectory directory)
{
    private const string Version = "8.0.0";
    private const int MaxWireVersion = 25;
    private const int MaxDocumentLength = 16 * 1024 * 1024;
    private const int MaxWriteBatchSize = 25_000;
    private const int SessionTimeoutMinutes = 30;

    /// <summary>The commands that are allowed before authentication.</summary>
    public IEnumerable<(string Name, CommandHandler Handler)> OpenHandlers =>
    [
        ("hello", HelloAsync),
        ("isMaster", HelloAsync),
        ("ismaster", HelloAsync),
        ("ping", OkAsync),
        ("buildInfo", BuildInfoAsync),
        ("buildinfo", BuildInfoAsync),
        ("connectionStatus", ConnectionStatusAsync),
        ("logout", LogoutAsync),
    ];

    /// <summary>The commands that need authentication.</summary>
    public static IEnumerable<(string Name, CommandHandler Handler)> Handlers =>
    [
        ("startSession", StartSessionAsync),
        ("endSessions", OkAsync),
        ("refreshSessions", OkAsync),
        ("killSessions", OkAsync),
        ("getParameter", GetParameterAsync),
    ];

    private static Task<byte[]> OkAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken) =>
        Task.FromResult(Replies.Ok);

    private Task<byte[]> HelloAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        var reply = new BsonDocument
        {
            { "helloOk", true },
            { request.Name == "hello" ? "isWritablePrimary" : "ismaster", true },
            { "msg", "isdbgrid" },
            { "maxBsonObjectSize", MaxDocumentLength },
            { "maxMessageSizeBytes", MessageFraming.MaxMessageLength },
            { "maxWriteBatchSize", MaxWriteBatchSize },
            { "localTime", new BsonDateTime(time.GetUtcNow().ToUnixTimeMilliseconds()) },
            { "logicalSessionTimeoutMinutes", SessionTimeoutMinutes },
            { "connectionId", session.ConnectionId },
            { "minWireVersion", 0 },
            { "maxWireVersion", MaxWireVersion },
            { "readOnly", false },
        };

        // Asked with a user's name. The answer is the same for every name, known or not.
        if (request.Document.Contains("saslSupportedMechs"))
            reply.Add("saslSupportedMechs", new BsonArray { ScramCredential.Mechanism });
        return Replies.Completed(reply);
    }

    private static Task<byte[]> BuildInfoAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken) =>
        Replies.Completed(new BsonDocument
        {
            { "version", Version },
            { "versionArray", new BsonArray { 8, 0, 0, 0 } },
            { "modules", new BsonArray { "documentdb" } },
            { "bits", 64 },
            { "debug", false },
            { "maxBsonObjectSize", MaxDocumentLength },
        });

    private Task<byte[]> ConnectionStatusAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        var users = new BsonArray();
        var roles = new BsonArray();
        if (directory.Find(session.UserId) is { } user)
        {
            users.Add(new BsonDocument { { "user", user.Name }, { "db", user.Database } });
            roles.AddRange(user.Roles.Select(role => role.ToDocument()));
        }

        return Replies.Completed(new BsonDocument(
            "authInfo", new BsonDocument { { "authenticatedUsers", users }, { "authenticatedUserRoles", roles } }));
    }

    private static Task<byte[]> LogoutAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        session.UserId = null;
        return Task.FromResult(Replies.Ok);
    }

    private static Task<byte[]> StartSessionAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken) =>
        Replies.Completed(new BsonDocument
        {
            { "id", new BsonDocument("id", new BsonBinaryData(Guid.NewGuid(), GuidRepresentation.Standard)) },
            { "timeoutMinutes", SessionTimeoutMinutes },
        });

    private static Task<byte[]> GetParameterAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken) =>
        request.Document.Contains("featureCompatibilityVersion")
            ? Replies.Completed(new BsonDocument("featureCompatibilityVersion", new BsonDocument("version", "8.0")))
            : throw new Errors.MongoErrorException(72, "InvalidOptions", "no option found to get");
}
