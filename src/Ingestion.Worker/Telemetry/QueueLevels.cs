using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Telemetry;

/// <summary>How many messages wait in the worker's queues.</summary>
internal sealed class QueueLevels(IOptions<BrokerOptions> options) : ILevels, IAsyncDisposable
{
    private readonly BrokerProbe _probe = new(options.Value);
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
                messages[name] = await _probe.CountAsync(name, cancellationToken);
            _messages = messages;
        }
        catch
        {
            _messages = new Dictionary<string, long>();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _probe.DisposeAsync();
}
