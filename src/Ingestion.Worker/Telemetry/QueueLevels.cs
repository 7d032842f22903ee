using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.Worker.Telemetry;

/// <summary>
/// How many messages wait in the worker's queues, by a passive declare on a connection of its own: every user of a queue may ask
/// that, while the management API needs a plugin and a user with rights in it.
/// </summary>
internal sealed class QueueLevels(IOptions<BrokerOptions> options) : ILevels, IAsyncDisposable
{
    private IConnection? _connection;
    private volatile IReadOnlyDictionary<string, long> _messages = new Dictionary<string, long>();

    /// <summary>Messages that are ready, by queue; empty while the broker does not answer.</summary>
    public IReadOnlyDictionary<string, long> Messages => _messages;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var broker = options.Value;
            var messages = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var name in new[] { broker.Queue, broker.DeadLetterQueue, broker.ErrorQueue })
                messages[name] = await CountAsync(name, cancellationToken);
            _messages = messages;
        }
        catch
        {
            _messages = new Dictionary<string, long>();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<long> CountAsync(string queue, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        // The broker closes the channel where there is no such queue, so each look has its own.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0; // Made when it is first needed.
        }
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true })
            return _connection;
        if (_connection is not null)
            await _connection.DisposeAsync();
        var factory = BrokerAccess.Factory(options.Value);
        factory.AutomaticRecoveryEnabled = false; // The next look connects anew.
        return _connection = await factory.CreateConnectionAsync("ingestion levels", cancellationToken);
    }
}
