using System.Net.Sockets;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.Worker.Publishing;

/// <summary>
/// Sends articles into a worker's queue, as a crawler without MassTransit would: persistent, mandatory, confirmed. They go to the
/// exchange that has the queue's name, not to the default exchange: a user who may write to that may write to every queue.
/// </summary>
internal sealed class ArticleSender : IAsyncDisposable
{
    /// <summary>Headers that broker and clients add on the way; they tell of a message's fate, not of the message.</summary>
    private static readonly string[] BrokerHeaders = ["x-dotnet-pub-seq-no", "x-death", "x-first-death-", "x-last-death-", "x-delivery-count", "x-acquired-count", "MT-"];

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly BrokerOptions _broker;
    private readonly string _queue;
    private readonly TimeProvider _clock;

    private ArticleSender(IConnection connection, IChannel channel, BrokerOptions broker, string queue, TimeProvider clock)
    {
        _connection = connection;
        _channel = channel;
        _broker = broker;
        _queue = queue;
        _clock = clock;
    }

    /// <summary>Connects to the broker.</summary>
    /// <param name="broker">Where it is.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Cancels connecting.</param>
    /// <param name="queue">Another queue than that of the articles.</param>
    /// <exception cref="BrokerProblemException">It can't be reached, or does not let us in.</exception>
    public static async Task<ArticleSender> ConnectAsync(BrokerOptions broker, TimeProvider clock, CancellationToken cancellationToken, string? queue = null)
    {
        var factory = BrokerAccess.Factory(broker);
        factory.ClientProvidedName = "ingestion publish";
        factory.AutomaticRecoveryEnabled = false;
        try
        {
            var connection = await factory.CreateConnectionAsync(cancellationToken);
            try
            {
                var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
                return new ArticleSender(connection, channel, broker, queue ?? broker.Queue, clock);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
        catch (Exception e) when (e is BrokerUnreachableException or OperationInterruptedException or RabbitMQClientException or IOException or SocketException)
        {
            throw new BrokerProblemException($"The broker at {BrokerAddress.WithoutSecrets(broker.Uri!)} {Problem(e)}", e);
        }
    }

    /// <summary>Sends one article and waits for the broker's confirm. Calls may overlap; messages leave in the order of the calls.</summary>
    /// <param name="body">JSON.</param>
    /// <param name="raw">Whether to send it as it stands instead of in an envelope.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="MessageRefusedException">The broker does not take this message.</exception>
    /// <exception cref="BrokerProblemException">The broker takes no message.</exception>
    public async Task SendAsync(byte[] body, bool raw, CancellationToken cancellationToken)
    {
        var messageId = Guid.CreateVersion7(_clock.GetUtcNow());
        var envelope = raw ? null : MessageEnvelope.Of(body, messageId, _queue, _clock.GetUtcNow());
        var properties = new BasicProperties
        {
            ContentType = envelope is null ? "application/json" : MessageEnvelope.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = messageId.ToString(),
            Timestamp = new AmqpTimestamp(_clock.GetUtcNow().ToUnixTimeSeconds()),
            AppId = "ingestion",
        };
        await SendAsync(properties, envelope ?? body, cancellationToken);
    }

    /// <summary>Sends a parked message as it first came: its bytes, its id, its headers without those that the broker added on the way.</summary>
    /// <param name="message">The message, with its bytes.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="MessageRefusedException">The broker does not take this message.</exception>
    /// <exception cref="BrokerProblemException">The broker takes no message.</exception>
    public Task SendAgainAsync(ParkedMessage message, CancellationToken cancellationToken)
    {
        var headers = message.Headers;
        var properties = new BasicProperties
        {
            DeliveryMode = DeliveryModes.Persistent,
            // An article that does not say when it was crawled counts from its arrival, which was not now.
            Timestamp = new AmqpTimestamp(message.FirstParkedAt.ToUnixTimeSeconds()),
        };
        if (message.MessageId is not null)
            properties.MessageId = message.MessageId;
        if (headers.TryGetValue("content-type", out var contentType))
            properties.ContentType = contentType;
        if (headers.TryGetValue("content-encoding", out var contentEncoding))
            properties.ContentEncoding = contentEncoding;
        if (headers.TryGetValue("app-id", out var appId))
            properties.AppId = appId;
        if (headers.TryGetValue("type", out var type))
            properties.Type = type;
        if (headers.TryGetValue("correlation-id", out var correlationId))
            properties.CorrelationId = correlationId;
        properties.Headers = headers
            .Where(h => h.Key.StartsWith(RabbitMqDelivery.HeaderPrefix, StringComparison.Ordinal))
            .Select(h => (Name: h.Key[RabbitMqDelivery.HeaderPrefix.Length..], h.Value))
            .Where(h => !BrokerHeaders.Any(prefix => h.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(h => h.Name, h => (object?)h.Value, StringComparer.Ordinal);
        return SendAsync(properties, message.Body, cancellationToken);
    }

    private async Task SendAsync(BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            await _channel.BasicPublishAsync(exchange: _queue, routingKey: "", mandatory: true, properties, body, cancellationToken);
        }
        catch (Exception e) when (e is PublishException { IsReturn: true } or AlreadyClosedException { ShutdownReason.ReplyCode: 404 } or OperationInterruptedException { ShutdownReason.ReplyCode: 404 })
        {
            throw new BrokerProblemException(
                $"The broker at {BrokerAddress.WithoutSecrets(_broker.Uri!)} has no queue {_queue}. Start the worker once, which makes it, or set Broker:Queue to the name of the queue that the worker reads.", e);
        }
        catch (PublishException e)
        {
            throw new MessageRefusedException("the broker did not accept the message; the queue may be full", e);
        }
        catch (Exception e) when (e is OperationInterruptedException or RabbitMQClientException or IOException or SocketException)
        {
            throw new BrokerProblemException($"The connection to {BrokerAddress.WithoutSecrets(_broker.Uri!)} was lost: {Problem(e)}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <summary>The innermost words are the ones that help ("Connection refused"); none of them holds a password.</summary>
    private static string Problem(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationFailureException or PossibleAuthenticationFailureException)
                return "refused the user name or the password (Broker:Uri, or Broker:Username and Broker:Password).";
            if (inner is AggregateException { InnerExceptions: [var first, ..] })
                return Problem(first);
        }
        return "can't be used: " + e.GetBaseException().Message;
    }
}

/// <summary>The broker takes no message; going on makes no sense.</summary>
internal sealed class BrokerProblemException(string message, Exception innerException) : Exception(message, innerException);

/// <summary>The broker did not take this message.</summary>
internal sealed class MessageRefusedException(string message, Exception innerException) : Exception(message, innerException);
