using System.Text;
using Ingestion.MongoGateway.Authentication;
using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Users;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Commands;

/// <summary><c>saslStart</c> and <c>saslContinue</c> for the one mechanism, SCRAM-SHA-256.</summary>
internal sealed class AuthenticationCommands(UserDirectory users)
{
    private const int ConversationId = 1;

    /// <summary>The commands.</summary>
    public IEnumerable<(string Name, CommandHandler Handler)> OpenHandlers =>
        [("saslStart", StartAsync), ("saslContinue", ContinueAsync)];

    private Task<byte[]> StartAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        session.Conversation = null;
        session.UserId = null;
        if (request.Document.GetValue("mechanism", "") != ScramCredential.Mechanism)
            throw new MongoErrorException(334, "MechanismUnavailable", $"the only mechanism is {ScramCredential.Mechanism}");

        session.ConversationDatabase = request.Database;
        session.Conversation = ScramConversation.Start(name => users.Find(User.IdOf(name, request.Database))?.Credential, Payload(request));
        session.SkipsEmptyExchange = request.Document.TryGetValue("options", out var options)
            && options is BsonDocument document && document.GetValue("skipEmptyExchange", false).ToBoolean();
        return Reply(session.Conversation.ServerFirst, done: false);
    }

    private Task<byte[]> ContinueAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        // Clients that do not ask to skip it end with an empty message, which gets an empty answer.
        if (session is { UserId: not null, Conversation: null } && Payload(request).Length == 0)
            return Reply("", done: true);

        var conversation = session.Conversation ?? throw ScramConversation.Failed();
        session.Conversation = null;
        var serverFinal = conversation.Finish(Payload(request));
        session.UserId = User.IdOf(conversation.UserName, session.ConversationDatabase);
        return Reply(serverFinal, done: session.SkipsEmptyExchange);
    }

    private static byte[] Payload(CommandRequest request) =>
        request.Document.TryGetValue("payload", out var payload) && payload is BsonBinaryData binary
            ? binary.Bytes
            : throw ScramConversation.Failed();

    private static Task<byte[]> Reply(string payload, bool done) => Replies.Completed(new BsonDocument
    {
        { "conversationId", ConversationId },
        { "done", done },
        { "payload", new BsonBinaryData(Encoding.UTF8.GetBytes(payload)) },
    });
}
