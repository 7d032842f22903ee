using Ingestion.Pipeline;
using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Time.Testing;

namespace Ingestion.UnitTests.Worker.Messaging;

public class ThroughputTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Snapshot_MessagesEndedAndInWork_CountsBoth()
    {
        var throughput = new Throughput(_clock);
        Take(throughput, PathOutcome.Created, milliseconds: 10);
        Take(throughput, PathOutcome.Parked, milliseconds: 30);
        Take(throughput, PathOutcome.Created, milliseconds: 20);
        using var open = throughput.Begin();

        var counts = throughput.Snapshot();

        counts.InWork.ShouldBe(1);
        counts.Outcomes[PathOutcome.Created].ShouldBe(2);
        counts.Outcomes[PathOutcome.Parked].ShouldBe(1);
        (counts.MedianMilliseconds, counts.P99Milliseconds).ShouldBe((20, 30));
    }

    [Fact]
    public void Snapshot_ReturnedToTheQueue_IsNoOutcome()
    {
        var throughput = new Throughput(_clock);

        throughput.Begin().Dispose();

        var counts = throughput.Snapshot();
        counts.InWork.ShouldBe(0);
        counts.Outcomes.Values.Sum().ShouldBe(0);
        counts.MedianMilliseconds.ShouldBeNull();
    }

    [Fact]
    public void Snapshot_SecondsPass_MovesThemAlongAndForgetsAfterAMinute()
    {
        var throughput = new Throughput(_clock);
        Take(throughput, PathOutcome.Created, milliseconds: 0);
        Take(throughput, PathOutcome.Created, milliseconds: 0);
        throughput.Snapshot().PerSecond.ShouldAllBe(count => count == 0);

        _clock.Advance(TimeSpan.FromSeconds(1));
        throughput.Snapshot().PerSecond[^1].ShouldBe(2);
        _clock.Advance(TimeSpan.FromSeconds(58));
        throughput.Snapshot().PerSecond[0].ShouldBe(2);
        _clock.Advance(TimeSpan.FromSeconds(1));
        throughput.Snapshot().PerSecond.Sum().ShouldBe(0);
        _clock.Advance(TimeSpan.FromDays(1));
        throughput.Snapshot().Outcomes[PathOutcome.Created].ShouldBe(2);
    }

    private void Take(Throughput throughput, PathOutcome outcome, int milliseconds)
    {
        using var work = throughput.Begin();
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        work.Outcome = outcome;
    }
}
