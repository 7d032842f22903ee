using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Publishing;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Parked;

/// <summary>Where parked messages go to when they are sent again: the queue of a worker, or the inbox of an embedded one.</summary>
internal abstract class ReplayTarget : IAsyncDisposable
{
    /// <summary>The target of the mode.</summary>
    /// <exception cref="BrokerProblemException">The broker can't be reached.</exception>
    public static async Task<ReplayTarget> OpenAsync(IServiceProvider services, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (WorkerModes.Of(configuration) == WorkerMode.Embedded)
            return new Inbox(services.GetRequiredService<IOptions<EmbeddedOptions>>().Value.InboxFolder);
        var broker = services.GetRequiredService<IOptions<BrokerOptions>>().Value;
        return new BrokerQueue(await ArticleSender.ConnectAsync(broker, services.GetRequiredService<TimeProvider>(), cancellationToken));
    }

    /// <summary>Sends the original bytes and returns when they are safe there.</summary>
    /// <exception cref="MessageRefusedException">The broker does not take this message.</exception>
    /// <exception cref="BrokerProblemException">The broker takes no message.</exception>
    public abstract Task SendAsync(ParkedMessage message, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    private sealed class BrokerQueue(ArticleSender sender) : ReplayTarget
    {
        public override Task SendAsync(ParkedMessage message, CancellationToken cancellationToken) => sender.SendAgainAsync(message, cancellationToken);

        public override ValueTask DisposeAsync() => sender.DisposeAsync();
    }

    private sealed class Inbox(string folder) : ReplayTarget
    {
        public override async Task SendAsync(ParkedMessage message, CancellationToken cancellationToken)
        {
            Directory.CreateDirectory(folder);
            var unfinished = Path.Combine(folder, $".replayed-{message.ParkedId}.tmp");
            await File.WriteAllBytesAsync(unfinished, message.Body, cancellationToken);
            File.Move(unfinished, Path.Combine(folder, $"replayed-{message.ParkedId}.json"), overwrite: true);
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
