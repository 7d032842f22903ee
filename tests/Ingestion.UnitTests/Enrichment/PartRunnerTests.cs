using Ingestion.Enrichment;

namespace Ingestion.UnitTests.Enrichment;

public sealed class PartRunnerTests
{
    [Fact]
    public void Run_PartThrows_IsFailedWithReason()
    {
        var part = new PartRunner(CancellationToken.None, CancellationToken.None).Run<Entity>("entities", _ => throw new InvalidOperationException("broken"), "none");

        part.Status.ShouldBe(PartStatus.Failed);
        part.Reason.ShouldBe("InvalidOperationException", "a message could quote the article");
        part.Items.ShouldBeEmpty();
    }

    [Fact]
    public void Run_LimitReachedInside_IsTimedOut()
    {
        using var limit = new CancellationTokenSource();
        var part = new PartRunner(limit.Token, CancellationToken.None).Run<Entity>(
            "entities",
            token =>
            {
                limit.Cancel();
                token.ThrowIfCancellationRequested();
                return [];
            },
            "none");

        part.Status.ShouldBe(PartStatus.TimedOut);
    }

    [Fact]
    public void Run_CallerCancelsInside_Throws()
    {
        using var caller = new CancellationTokenSource();
        var runner = new PartRunner(caller.Token, caller.Token);

        Should.Throw<OperationCanceledException>(() => runner.Run<Entity>(
            "entities",
            token =>
            {
                caller.Cancel();
                token.ThrowIfCancellationRequested();
                return [];
            },
            "none"));
    }

    [Fact]
    public void Run_NothingFound_IsEmptyWithReason()
    {
        var part = new PartRunner(CancellationToken.None, CancellationToken.None).Run<Entity>("entities", _ => [], "none");

        part.Status.ShouldBe(PartStatus.Empty);
        part.Reason.ShouldBe("none");
    }
}
