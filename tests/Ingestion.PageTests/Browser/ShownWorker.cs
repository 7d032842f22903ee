namespace Ingestion.PageTests.Browser;

/// <summary>One worker with articles and a parked message, for tests that change nothing.</summary>
public sealed class ShownWorker : IAsyncLifetime
{
    internal PageWorker Worker { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
            return;
        Worker = await PageWorker.StartAsync();
        // One after the other, so that the order in which they are stored is known.
        await Worker.TakeAsync(PageArticles.Markup);
        await Worker.TakeAsync(PageArticles.English);
        await Worker.TakeAsync(PageArticles.Ministers);
        await Worker.TakeAsync(PageArticles.Refused, PageArticles.MinistersRevised);
    }

    public async Task DisposeAsync()
    {
        if (Worker is not null)
            await Worker.DisposeAsync();
    }
}
