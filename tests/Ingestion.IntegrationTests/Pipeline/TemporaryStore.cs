using Ingestion.Sqlite;

namespace Ingestion.IntegrationTests.Pipeline;

/// <summary>A real store in a folder that goes with it.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ingestion-path-").FullName;
    private SqliteArticleStore? _store;

    public async Task<SqliteArticleStore> InstallAsync()
    {
        _store = new SqliteArticleStore(new SqliteStoreOptions { Path = Path.Combine(_folder, "articles.db") });
        await _store.InstallAsync(CancellationToken.None);
        return _store;
    }

    public ValueTask DisposeAsync()
    {
        _store?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
