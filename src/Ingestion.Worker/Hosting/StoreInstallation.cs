using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Messaging;

namespace Ingestion.Worker.Hosting;

/// <summary>
/// Prepares the store before the first message is taken. A store that is away at start is waited for: a worker that starts
/// before its database, as happens after a power cut, must not need a restart.
/// </summary>
internal sealed class StoreInstallation(IArticleStore store, TransientRetry retry) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => retry.RunAsync(
        async token =>
        {
            await store.InstallAsync(token);
            return true;
        },
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
