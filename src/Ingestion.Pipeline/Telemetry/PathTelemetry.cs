using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Grounding;

namespace Ingestion.Pipeline.Telemetry;

/// <summary>
/// What the path tells about its work: spans and measurements. Costs next to nothing while nobody listens. Labels are bounded:
/// outcomes, reason codes, stages, parts, and the languages that the engine knows.
/// </summary>
public static class PathTelemetry
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string Name = "Ingestion";

    /// <summary>Spans of the path.</summary>
    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Articles = Meter.CreateCounter<long>(
        "ingestion.articles", "{article}", "Messages that came to their end, by outcome; those parked also by reason.");

    private static readonly Histogram<double> StageDuration = Meter.CreateHistogram(
        "ingestion.stage.duration", "s", "Time of one stage of the path.", advice: Buckets(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10));

    private static readonly Histogram<double> PublishToEvent = Meter.CreateHistogram(
        "ingestion.publish_to_event.duration", "s", "Time from the message's own time stamp to the confirmed event; messages without one are left out.",
        advice: Buckets(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600));

    private static readonly Counter<long> Ungrounded = Meter.CreateCounter<long>(
        "ingestion.grounding.rejected", "{span}", "Findings that the verifier dropped, as the text does not bear them out, by part.");

    private static readonly Histogram<double> Entities = Meter.CreateHistogram(
        "ingestion.article.entities", "{entity}", "Entities of an article, by language.", advice: Buckets(0, 1, 2, 5, 10, 20, 50, 100, 200, 500));

    private static readonly Histogram<double> Bullets = Meter.CreateHistogram(
        "ingestion.article.bullets", "{bullet}", "Bullets of an article, by language.", advice: Buckets(0, 1, 2, 3));

    private static readonly string[] Parts = ["mentions", "entities", "dates", "quotations", "statements", "bullets", "keyPhrases"];

    /// <summary>Starts the counters at 0, so that whoever watches sees the first increase as one.</summary>
    public static void StartCounters()
    {
        foreach (var outcome in Enum.GetValues<PathOutcome>().Except([PathOutcome.Parked]))
            Articles.Add(0, new("outcome", Label(outcome)), new("reason", ""));
        foreach (var part in Parts)
            Ungrounded.Add(0, new KeyValuePair<string, object?>("part", part));
    }

    /// <summary>Counts a message that came to its end.</summary>
    /// <param name="result">The end.</param>
    /// <param name="sincePublished">Time since the publisher sent it, or null where that is not known.</param>
    public static void CountMessage(PathResult result, TimeSpan? sincePublished)
    {
        ArgumentNullException.ThrowIfNull(result);
        Articles.Add(1, new("outcome", Label(result.Outcome)), new("reason", result.Violations is [var first, ..] ? first.Code : ""));
        // A clock that is ahead of ours would give less than nothing.
        if (sincePublished is { } time && result.Outcome is PathOutcome.Created or PathOutcome.Updated or PathOutcome.Retracted)
            PublishToEvent.Record(Math.Max(0, time.TotalSeconds));
    }

    /// <summary>An outcome as a label.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Label(PathOutcome outcome) => outcome switch
    {
        PathOutcome.Created => "created",
        PathOutcome.Updated => "updated",
        PathOutcome.Duplicate => "duplicate",
        PathOutcome.Stale => "stale",
        PathOutcome.Retracted => "retracted",
        _ => "parked",
    };

    internal static bool MeasuresStages => StageDuration.Enabled;

    internal static void RecordStage(string stage, TimeSpan duration) => StageDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    internal static void RecordEnrichment(GroundedResult grounded)
    {
        var dropped = grounded.Dropped;
        if (dropped.Total > 0)
        {
            int[] counts = [dropped.Mentions, dropped.Entities, dropped.Dates, dropped.Quotations, dropped.Statements, dropped.Bullets, dropped.KeyPhrases];
            foreach (var (part, count) in Parts.Zip(counts))
                Ungrounded.Add(count, new KeyValuePair<string, object?>("part", part));
        }
        var language = new KeyValuePair<string, object?>("language", LanguageLabel(grounded.Result.Language.Code));
        Entities.Record(grounded.Result.Entities.Items.Count, language);
        Bullets.Record(grounded.Result.Bullets.Items.Count, language);
    }

    /// <summary>A code may be the publisher's own word, hence anything.</summary>
    private static string LanguageLabel(string code) => EnrichmentEngine.Languages.Contains(code, StringComparer.Ordinal) ? code : "other";

    private static InstrumentAdvice<double> Buckets(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };
}
