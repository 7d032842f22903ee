using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Commands;

/// <summary>The store for commands that look into what a worker has kept.</summary>
internal static class StoreAccess
{
    /// <summary>The store of a host, or null, told on standard error, where no worker has ever written: asking must not make an empty database.</summary>
    public static async Task<IArticleStore?> OpenAsync(IHost host, IConfiguration configuration, TextWriter error, CancellationToken cancellationToken)
    {
        var store = host.Services.GetRequiredService<IArticleStore>();
        if (WorkerModes.Of(configuration) == WorkerMode.Server)
            return store;
        var file = host.Services.GetRequiredService<IOptions<EmbeddedOptions>>().Value.DatabaseFile;
        if (!File.Exists(file))
        {
            await error.WriteLineAsync($"Nothing is stored yet: there is no {file}. --data DIR names another folder.");
            return null;
        }
        await store.InstallAsync(cancellationToken); // The file may be of an earlier version.
        return store;
    }
}
