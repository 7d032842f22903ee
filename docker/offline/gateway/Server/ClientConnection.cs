using System.Net.Sockets;
using Ingestion.MongoGateway.Commands;
using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Wire;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Server;

/// <summary>One client: its messages are answered one after another, in their order.</summary>
internal sealed partial class ClientConnection(Stream stream, int id, CommandDispatcher dispatcher, ILogger<ClientConnection> logger)
{
    private readonly ClientSession _session = new(id);

    /// <summary>Answers until the client leaves or the server stops. Never throws.</summary>
    /// <param name="stopping">Set when no further message should be read.</param>
    /// <param name="aborting">Set when the message in hand should not be finished either.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        try
        {
            while (await MessageFraming.ReadAsync(stream, MaxLength, stopping) is { } message)
            {
                if (await AnswerAsync(message, aborting) is { } answer)
                    await stream.WriteAsync(answer, aborting);
            }
        }
        catch (MalformedMessageException e)
        {
            LogMalformed(id, e.Message);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client is gone, or the server is going.
        }
        catch (Exception e)
        {
            LogFault(id, e.GetType().Name, e.StackTrace);
        }
    }

    private int MaxLength => dispatcher.RequiresAuthentication && _session.UserId is null
        ? MessageFraming.MaxUnauthenticatedLength
        : MessageFraming.MaxMessageLength;

    private async Task<byte[]?> AnswerAsync(RawMessage message, CancellationToken aborting)
    {
        var isLegacy = message.OpCode == OpCode.Query;
        if (!isLegacy && message.OpCode != OpCode.Message)
            throw new MalformedMessageException("an operation code that is not supported");

        CommandRequest request;
        try
        {
            request = isLegacy ? OpQueryCodec.Parse(message) : OpMsgCodec.Parse(message);
        }
        catch (MongoErrorException e)
        {
            return !isLegacy && OpMsgCodec.IsFireAndForget(message) ? null : Frame(message.RequestId, isLegacy, e.ToReply().ToBson());
        }

        var reply = await dispatcher.RunAsync(request, _session, aborting);
        return request.WantsReply ? Frame(request.RequestId, isLegacy, reply) : null;
    }

    private static byte[] Frame(int responseTo, bool isLegacy, byte[] reply) =>
        isLegacy ? OpQueryCodec.Write(responseTo, reply) : OpMsgCodec.Write(responseTo, reply);

    [LoggerMessage(1, LogLevel.Warning, "Connection {Id} closed: {Reason}")]
    private partial void LogMalformed(int id, string reason);

    [LoggerMessage(2, LogLevel.Error, "Connection {Id} failed inside the gateway: {Exception}\n{Stack}")]
    private partial void LogFault(int id, string exception, string? stack);
}
