using Ingestion.ReliabilityTests.Articles;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.ReliabilityTests.Accounts;

/// <summary>
/// A plain AMQP client that publishes until the broker has confirmed each message, over as many connections as that takes. What
/// was not confirmed is sent again, as any careful crawler would.
/// </summary>
internal sealed class Crawler(Func<ConnectionFactory> connect, string queue)
{
    private const int Window = 100;

    /// <summary>At a pace of one's own few go together, else each would wait for the others of its batch.</summary>
    private const int PacedWindow = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private int _confirmed;

    /// <summary>How many messages the broker has confirmed.</summary>
    public int Confirmed => _confirmed;

    /// <summary>Told of each message whenever it is sent.</summary>
    public Action<CrawlMessage>? Sending { get; set; }

    /// <summary>Publishes all of them in their order.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="perSecond">At most this many a second, or null for as many as the broker takes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task PublishAsync(IReadOnlyList<CrawlMessage> messages, double? perSecond, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (sent < messages.Count)
        {
            try
            {
                await using var connection = await connect().CreateConnectionAsync(cancellationToken);
                await using var channel = await connection.CreateChannelAsync(
                    new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
                while (sent < messages.Count)
                {
                    var batch = messages.Skip(sent).Take(perSecond is null ? Window : PacedWindow).ToList();
                    var pace = perSecond is { } rate ? Task.Delay(TimeSpan.FromSeconds(batch.Count / rate), cancellationToken) : Task.CompletedTask;
                    await Task.WhenAll(batch.Select(m => SendAsync(channel, m, cancellationToken)));
                    sent += batch.Count;
                    Interlocked.Add(ref _confirmed, batch.Count);
                    await pace;
                }
            }
            catch (Exception e) when (e is RabbitMQClientException or IOException or System.Net.Sockets.SocketException or ObjectDisposedException or TimeoutException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Refused, returned or cut off: the whole batch once more.
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private async Task SendAsync(IChannel channel, CrawlMessage message, CancellationToken cancellationToken)
    {
        Sending?.Invoke(message);
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent };
        if (message.MessageId is not null)
            properties.MessageId = message.MessageId;
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, message.Body, cancellationToken);
    }
}
