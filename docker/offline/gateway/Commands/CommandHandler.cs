using Ingestion.MongoGateway.Authentication;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Commands;

/// <summary>Carries out one command.</summary>
/// <returns>The reply, BSON.</returns>
internal delegate Task<byte[]> CommandHandler(CommandRequest request, ClientSession session, CancellationToken cancellationToken);

/// <summary>What the gateway knows of one connection.</summary>
/// <param name="connectionId">The connection's number.</param>
internal sealed class ClientSession(int connectionId)
{
    /// <summary>The connection's number, as told in <c>hello</c>.</summary>
    public int ConnectionId { get; } = connectionId;

    /// <summary>The user that the client has proved to be; null before that.</summary>
    public string? UserId { get; set; }

    /// <summary>The authentication that is going on; null between two.</summary>
    public ScramConversation? Conversation { get; set; }

    /// <summary>Database of that authentication's user.</summary>
    public string ConversationDatabase { get; set; } = "";

    /// <summary>Whether the client of that authentication leaves out the empty message at its end.</summary>
    public bool SkipsEmptyExchange { get; set; }
}

/// <summary>Replies that many commands share.</summary>
internal static class Replies
{
    /// <summary>A reply that says no more than that all went well.</summary>
    public static byte[] Ok { get; } = Success([]);

    /// <summary>A reply with fields, to which <c>ok: 1</c> is added.</summary>
    public static byte[] Success(BsonDocument fields) => fields.Add("ok", 1.0).ToBson();

    /// <summary>The same, as the result of a handler that has nothing to wait for.</summary>
    public static Task<byte[]> Completed(BsonDocument fields) => Task.FromResult(Success(fields));
}
