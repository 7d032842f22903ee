namespace Ingestion.PageTests.Http;

/// <summary>One worker with the usual settings, for tests that leave nothing behind.</summary>
public sealed class UsualWorker : IAsyncLifetime
{
    internal PageWorker Worker { get; private set; } = null!;

    public async Task InitializeAsync() => Worker = await PageWorker.StartAsync();

    public async Task DisposeAsync() => await Worker.DisposeAsync();
}
