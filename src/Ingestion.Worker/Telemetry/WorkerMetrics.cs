using System.Diagnostics.Metrics;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Telemetry;
using Ingestion.Worker.Messaging;

namespace Ingestion.Worker.Telemetry;

/// <summary>Gauges of one worker: what waits, what is paused and since when, and which engine runs.</summary>
internal sealed class WorkerMetrics(
    IMeterFactory meters, IntakeState intake, MessagesInHand inHand, QueueLevels queues, StoreLevels store, ArticleEnrichment enrichment, TimeProvider clock)
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Ingestion.Worker";

    private static readonly string[] Dependencies = [IntakePause.Store, IntakePause.Broker];

    /// <summary>Makes the gauges, and starts the counters of the path.</summary>
    public void Start()
    {
        PathTelemetry.StartCounters();
        var meter = meters.Create(Name);
        meter.CreateObservableGauge(
            "ingestion.queue.messages", () => queues.Messages.Select(q => Measured(q.Value, "queue", q.Key)), "{message}", "Messages that wait in a queue.");
        meter.CreateObservableGauge(
            "ingestion.queue.oldest_message.age", () => Age(inHand.OldestAt()), "s",
            "Age of the oldest message that is not finished, by its own time stamp; without one, since it came to this worker.");
        meter.CreateObservableGauge(
            "ingestion.messages.in_hand", () => (long)inHand.Count, "{message}", "Messages that are worked on now.");
        meter.CreateObservableGauge(
            "ingestion.parked.messages", () => store.Parked.Select(p => Measured(p.Value, "reason", p.Key)), "{message}",
            "Parked messages that were not sent again, by reason.");
        meter.CreateObservableGauge(
            "ingestion.outbox.lag", () => store.AreKnown ? [new Measurement<double>(Math.Max(0, store.OutboxLag.TotalSeconds))] : Array.Empty<Measurement<double>>(), "s",
            "Age of the oldest stored event that was not published.");
        meter.CreateObservableGauge(
            "ingestion.intake.paused", () => Dependencies.Select(d => Measured(intake.Pause?.Dependency == d ? 1 : 0, "dependency", d)), null,
            "1 while nothing goes on as a dependency is away.");
        meter.CreateObservableGauge(
            "ingestion.intake.pause.duration", () => Age(intake.Pause?.Since), "s", "Time since the dependency was first missed; 0 while nothing is paused.");
        meter.CreateObservableGauge("ingestion.engine.info", Engine, null, "1; the labels tell which engine runs.");
    }

    private Measurement<long> Engine()
    {
        var engine = enrichment.Engine;
        return new Measurement<long>(1, new("name", engine.Name), new("version", engine.Version), new("model_hash", engine.ModelHash));
    }

    /// <summary>Seconds since a time, and 0 where there is none. Another machine's clock may be ahead of ours.</summary>
    private double Age(DateTimeOffset? since) => since is { } time ? Math.Max(0, (clock.GetUtcNow() - time).TotalSeconds) : 0;

    private static Measurement<long> Measured(long value, string label, string name) => new(value, new KeyValuePair<string, object?>(label, name));
}
