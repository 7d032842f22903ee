using Ingestion.Pipeline.Storage;

namespace Ingestion.IntegrationTests.Stores;

/// <summary>What every <see cref="IArticleStore"/> must do. Each test has an empty, installed store of its own.</summary>
public abstract partial class ArticleStoreContract : IAsyncLifetime
{
    /// <summary>The store under test.</summary>
    protected IArticleStore Store { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Store = await CreateAsync();
        await Store.InstallAsync(None);
    }

    public abstract Task DisposeAsync();

    protected static CancellationToken None => CancellationToken.None;

    /// <summary>A store with nothing in it, not even installed.</summary>
    protected abstract Task<IArticleStore> CreateAsync();

    /// <summary>A second store on the same data, as another worker would open it.</summary>
    protected abstract Task<IArticleStore> OpenAgainAsync();

    /// <summary>A store that can't be reached.</summary>
    protected abstract IArticleStore CreateUnreachable();

    [StoreFact]
    public async Task InstallAsync_AgainAndConcurrently_KeepsWhatIsStored()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);
        var other = await OpenAgainAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? Store : other).InstallAsync(None)));

        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().Body.ShouldBe(article.Body);
    }

    [StoreFact]
    public async Task InstallAsync_EightWorkersOnNothing_Succeeds()
    {
        var first = await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => first.InstallAsync(None)));

        (await first.ListAsync(new ArticleQuery(), None)).Items.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task AnyMethod_CancelledToken_IsCancelledAndWritesNothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        var article = Samples.Minimal(Samples.NewId());
        var parked = Samples.Parked(Samples.NewId(), [1]);

        foreach (var call in AllCalls(Store, article, parked, cancelled))
            await Should.ThrowAsync<OperationCanceledException>(call);

        (await Store.FindAsync(article.ArticleId, None)).ShouldBeNull();
        (await Store.FindParkedAsync(parked.ParkedId, None)).ShouldBeNull();
    }

    [StoreFact]
    public async Task AnyMethod_StoreIsAway_IsUnavailable()
    {
        var away = CreateUnreachable();

        await Parallel.ForEachAsync(
            AllCalls(away, Samples.Minimal(Samples.NewId()), Samples.Parked(Samples.NewId(), [1]), None),
            async (call, _) => await Should.ThrowAsync<StoreUnavailableException>(call));
    }

    [StoreFact]
    public async Task ListAsync_GarbageTokens_AreRefused()
    {
        foreach (var token in new[] { "", "garbage", "====", "LTE", "bm90OmE", "OTk5OTk5OTk5OTk5OTk5OTk5Ong", "\ud800" })
        {
            await Should.ThrowAsync<ArgumentException>(() => Store.ListAsync(new ArticleQuery { After = token }, None));
            await Should.ThrowAsync<ArgumentException>(() => Store.ListEnginesAsync(new ArticleQuery { After = token }, None));
            await Should.ThrowAsync<ArgumentException>(() => Store.ListParkedAsync(new ParkedQuery { After = token }, None));
        }
    }

    private static IEnumerable<Func<Task>> AllCalls(
        IArticleStore store, ArticleDocument article, ParkedMessage parked, CancellationToken cancellationToken) =>
    [
        () => store.InstallAsync(cancellationToken),
        () => store.FindAsync(article.ArticleId, cancellationToken),
        () => store.FindByExternalIdAsync("x", null, cancellationToken),
        () => store.FindByUrlAsync("https://x/", cancellationToken),
        () => store.ListAsync(new ArticleQuery(), cancellationToken),
        () => store.WriteAsync(article, Samples.Event(), cancellationToken),
        () => store.WriteAsync(article.Next(), Samples.Event(), cancellationToken),
        () => store.TouchAsync(article.ArticleId, Samples.Noon, cancellationToken),
        () => store.RecordEngineAsync(article.ArticleId, 1, Newer, cancellationToken),
        () => store.ListEnginesAsync(new ArticleQuery(), cancellationToken),
        () => store.RetractAsync(Tombstone(article.ArticleId, Samples.Noon), Samples.Event(), cancellationToken),
        () => store.ListPendingAsync(Samples.Noon, 10, cancellationToken),
        () => store.TryLeaseAsync("lease", "me", Samples.Noon, TimeSpan.FromSeconds(1), cancellationToken),
        () => store.FindSimilarAsync([1], 10, cancellationToken),
        () => store.ConfirmAsync(article.ArticleId, Guid.NewGuid(), cancellationToken),
        () => store.ParkAsync(parked, cancellationToken),
        () => store.FindParkedAsync(parked.ParkedId, cancellationToken),
        () => store.ListParkedAsync(new ParkedQuery(), cancellationToken),
        () => store.MarkReplayedAsync(parked.ParkedId, Samples.Noon, cancellationToken),
        () => store.DiscardParkedAsync(parked.ParkedId, cancellationToken),
        () => store.RecordActionAsync(new ParkedAction("replay", "me", Samples.Noon, "all", 1, 0), cancellationToken),
        () => store.ListActionsAsync(10, cancellationToken),
    ];
}
