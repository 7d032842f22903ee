using Ingestion.Worker.Display;
using Microsoft.Extensions.Time.Testing;

namespace Ingestion.UnitTests.Worker.Display;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Advance_ShortWorkInAPipe_SaysNothing()
    {
        var progress = new ProgressLine(_error, "enriched", _clock);

        progress.Advance();
        progress.Finish("1 enriched", always: false);

        _error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Advance_LongWorkInAPipe_WritesALineNowAndThenAndASummary()
    {
        var progress = new ProgressLine(_error, "enriched", _clock);

        for (var i = 0; i < 21; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            progress.Advance();
        }
        progress.Finish("21 enriched", always: false);

        _error.ToString().ShouldBe("10 enriched, 1/s\n20 enriched, 1/s\n21 enriched\n");
    }

    [Fact]
    public void Advance_TotalIsKnown_TellsTheRemainingTime()
    {
        var progress = new ProgressLine(_error, "enriched again", _clock, total: 7210);

        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            progress.Advance();
        }

        _error.ToString().ShouldBe("10 of 7210 enriched again, 1/s, 0.02:00:00 left\n");
    }

    [Fact]
    public void Finish_SummaryThatIsAlwaysWanted_IsWritten()
    {
        new ProgressLine(_error, "published", _clock).Finish("0 published", always: true);

        _error.ToString().ShouldBe("0 published\n");
    }
}
