using System.Collections.Concurrent;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.ReliabilityTests.Accounts;

/// <summary>An event as a subscriber keeps it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision that it announces.</param>
/// <param name="ContentHash">Hash of that revision's content.</param>
/// <param name="EventId">The event's id.</param>
internal sealed record SeenEvent(string ArticleId, int Revision, string ContentHash, string EventId);

/// <summary>A plain AMQP client with a durable queue of its own, bound before the first article is published.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    private const string Enriched = "Ingestion.Contracts:ArticleEnriched";
    private const string Rejected = "Ingestion.Contracts:ArticleRejected";
    private const string Retracted = "Ingestion.Contracts:ArticleRetracted";

    private readonly Func<ConnectionFactory> _connect;
    private readonly string _queue;
    private readonly string _source;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _listening;
    private int _repeated;

    public Subscriber(Func<ConnectionFactory> connect, string queue, string source)
    {
        _connect = connect;
        _queue = queue;
        _source = source;
        _listening = ListenAsync();
    }

    /// <summary>Done when the queue is bound.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Name of its queue.</summary>
    public string Queue => _queue;

    /// <summary>Every enriched event of the source, by its id.</summary>
    public ConcurrentDictionary<string, SeenEvent> Events { get; } = new(StringComparer.Ordinal);

    /// <summary>Message ids of the crawler whose rejection was seen.</summary>
    public ConcurrentDictionary<string, string> Rejections { get; } = new(StringComparer.Ordinal);

    /// <summary>Every retraction of the source, by the event's id: the article, and the newest revision that it withdraws.</summary>
    public ConcurrentDictionary<string, (string ArticleId, int Revision)> Retractions { get; } = new(StringComparer.Ordinal);

    /// <summary>When each article was first seen, for scenarios that measure.</summary>
    public Action<string>? Saw { get; set; }

    /// <summary>Events that came again.</summary>
    public int Repeated => _repeated;

    /// <summary>Everything that came.</summary>
    public int Heard => Events.Count + Rejections.Count + Retractions.Count + Repeated;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listening;
        _stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _connect().CreateConnectionAsync(_stopping.Token);
                await using var channel = await connection.CreateChannelAsync(cancellationToken: _stopping.Token);
                await BindAsync(channel);
                var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                channel.ChannelShutdownAsync += (_, _) =>
                {
                    ended.TrySetResult();
                    return Task.CompletedTask;
                };
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += async (_, delivery) =>
                {
                    Keep(delivery.Exchange, delivery.Body.Span);
                    await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
                };
                await channel.BasicQosAsync(0, 500, global: false, _stopping.Token);
                await channel.BasicConsumeAsync(_queue, autoAck: false, consumer, _stopping.Token);
                _ready.TrySetResult();
                await ended.Task.WaitAsync(_stopping.Token);
            }
            catch (Exception e) when (e is RabbitMQClientException or IOException or System.Net.Sockets.SocketException or OperationCanceledException or ObjectDisposedException or TimeoutException)
            {
                // Cut off: what was not acknowledged comes again.
                await Task.Delay(200);
            }
        }
    }

    private async Task BindAsync(IChannel channel)
    {
        var quorum = new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };
        await channel.QueueDeclareAsync(_queue, durable: true, exclusive: false, autoDelete: false, quorum, cancellationToken: _stopping.Token);
        foreach (var exchange in new[] { Enriched, Rejected, Retracted })
        {
            // As the worker makes it; whoever comes first does.
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: _stopping.Token);
            await channel.QueueBindAsync(_queue, exchange, "", cancellationToken: _stopping.Token);
        }
    }

    private void Keep(string exchange, ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        using var json = JsonDocument.ParseValue(ref reader);
        var message = json.RootElement;
        if (exchange == Rejected)
        {
            if (message.GetProperty("messageId").GetString() is { } messageId)
                Rejections[messageId] = message.GetProperty("reason").GetString()!;
            return;
        }
        if (!message.GetProperty("source").ValueEquals(_source))
            return;
        if (exchange == Retracted)
        {
            var (articleId, revision) = (message.GetProperty("articleId").GetString()!, message.GetProperty("revision").GetInt32());
            if (!Retractions.TryAdd(message.GetProperty("eventId").GetString()!, (articleId, revision)))
                Interlocked.Increment(ref _repeated);
            return;
        }
        var seen = new SeenEvent(
            message.GetProperty("articleId").GetString()!,
            message.GetProperty("revision").GetInt32(),
            message.GetProperty("contentHash").GetString()!,
            message.GetProperty("eventId").GetString()!);
        if (Events.TryAdd(seen.EventId, seen))
            Saw?.Invoke(message.GetProperty("externalId").GetString()!);
        else
            Interlocked.Increment(ref _repeated);
    }
}
