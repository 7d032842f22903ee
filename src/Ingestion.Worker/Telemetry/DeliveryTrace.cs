using System.Diagnostics;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Telemetry;
using Ingestion.Worker.Messaging;

namespace Ingestion.Worker.Telemetry;

/// <summary>
/// The span around a message's whole way, child of what the crawler's <c>traceparent</c> header names (W3C Trace Context), and the
/// same header on what is published. Names of tags follow OpenTelemetry's conventions for messaging.
/// </summary>
internal static class DeliveryTrace
{
    public const string TraceParent = "traceparent";
    public const string TraceState = "tracestate";

    /// <summary>Where MassTransit's publishers write theirs and its subscribers look for one.</summary>
    public const string MassTransitActivityId = "MT-Activity-Id";

    /// <summary>Starts the span; null while nobody listens.</summary>
    public static Activity? Start(ArticleDelivery delivery)
    {
        if (!PathTelemetry.Source.HasListeners())
            return null;
        var span = PathTelemetry.Source.StartActivity("process " + delivery.Origin, ActivityKind.Consumer, ParentOf(delivery));
        span?.SetTag("messaging.operation.type", "process").SetTag("messaging.destination.name", delivery.Origin).SetTag("messaging.message.id", delivery.MessageId);
        return span;
    }

    /// <summary>Notes how the way ended.</summary>
    public static void Note(this Activity? span, PathResult result)
    {
        if (span is null)
            return;
        span.SetTag("ingestion.outcome", PathTelemetry.Label(result.Outcome)).SetTag("ingestion.article.id", result.ArticleId);
        if (result.Violations is [var first, ..])
            span.SetTag("ingestion.reason", first.Code).SetTag("ingestion.parked.id", result.ParkedId);
    }

    /// <summary>Notes that the message went back to the queue.</summary>
    public static void NoteReturned(this Activity? span) => span?.SetStatus(ActivityStatusCode.Error, "returned to the queue");

    /// <summary>Puts the current span on a message that is sent.</summary>
    public static void Inject(Action<string, string> set)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } current)
            return;
        set(TraceParent, id);
        set(MassTransitActivityId, id);
        if (!string.IsNullOrEmpty(current.TraceStateString))
            set(TraceState, current.TraceStateString);
    }

    /// <summary>A header that can't be read starts a trace of its own.</summary>
    private static ActivityContext ParentOf(ArticleDelivery delivery)
    {
        var parent = HeaderOf(delivery, TraceParent) ?? HeaderOf(delivery, MassTransitActivityId);
        return ActivityContext.TryParse(parent, HeaderOf(delivery, TraceState), isRemote: true, out var context) ? context : default;
    }

    private static string? HeaderOf(ArticleDelivery delivery, string name) => delivery.Headers.GetValueOrDefault(RabbitMqDelivery.HeaderPrefix + name);
}
