using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.Worker.Messaging;

/// <summary>Asks the broker on a connection of its own, which tells what is the broker's trouble and what is the transport's.</summary>
internal sealed class BrokerProbe(BrokerOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private IConnection? _connection;

    /// <summary>
    /// How many messages are ready in a queue, 0 where there is none such, by a passive declare: every user of a queue may ask that, while the
    /// management API needs a plugin and a user with rights in it.
    /// </summary>
    public async Task<long> CountAsync(string queue, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        try
        {
            // The broker closes the channel where there is no such queue, so each look has its own.
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0; // Made when it is first needed.
        }
        catch
        {
            await DropAsync(); // It may be dead and not know it.
            throw;
        }
    }

    /// <summary>Whether the broker reads what is published; it does not while memory or disk run out.</summary>
    /// <param name="patience">How long to wait for its answer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> TakesMessagesAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(patience);
        try
        {
            var connection = await ConnectAsync(waiting.Token);
            await using var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), waiting.Token);
            // To no queue. The first message is read in any case, and the connection blocked behind it.
            for (var i = 0; i < 2; i++)
                await channel.BasicPublishAsync("", "ingestion.probe", mandatory: false, new BasicProperties(), ReadOnlyMemory<byte>.Empty, waiting.Token);
            return true;
        }
        catch (Exception e) when (e is OperationInterruptedException or PublishException)
        {
            return true; // A refusal is an answer.
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await DropAsync();
            return false;
        }
    }

    public async ValueTask DisposeAsync() => await DropAsync();

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true })
            return _connection;
        await DropAsync();
        var factory = BrokerAccess.Factory(options);
        factory.AutomaticRecoveryEnabled = false; // The next look connects anew.
        return _connection = await factory.CreateConnectionAsync("ingestion levels", cancellationToken);
    }

    private async Task DropAsync()
    {
        if (_connection is not { } connection)
            return;
        _connection = null;
        await connection.AbortAsync(CloseTimeout);
        await connection.DisposeAsync();
    }
}
