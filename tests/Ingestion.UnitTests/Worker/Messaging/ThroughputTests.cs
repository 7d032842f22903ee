using Ingestion.Pipeline;
using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Time.Testing;

namespace Ingestion.UnitTests.Worker.Messaging;

public class ThroughputTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Snapshot_MessagesEnded_CountsThemByOutcome()
    {
        var throughput = new Throughput(_clock);
        throughput.Note(PathOutcome.Created, TimeSpan.FromMilliseconds(10));
        throughput.Note(PathOutcome.Parked, TimeSpan.FromMilliseconds(30));
        throughput.Note(PathOutcome.Created, TimeSpan.FromMilliseconds(20));

        var counts = throughput.Snapshot();

        counts.Outcomes[PathOutcome.Created].ShouldBe(2);
        counts.Outcomes[PathOutcome.Parked].ShouldBe(1);
        (counts.MedianMilliseconds, counts.P99Milliseconds).ShouldBe((20, 30));
    }

    [Fact]
    public void Snapshot_SecondsPass_MovesThemAlongAndForgetsAfterAMinute()
    {
        var throughput = new Throughput(_clock);
        throughput.Note(PathOutcome.Created, TimeSpan.Zero);
        throughput.Note(PathOutcome.Created, TimeSpan.Zero);
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
}
