using System.Diagnostics;
using Ingestion.Contracts;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Telemetry;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Telemetry;

namespace Ingestion.UnitTests.Worker.Telemetry;

public sealed class DeliveryTraceTests : IDisposable
{
    private const string Crawler = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name == PathTelemetry.Name,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    public DeliveryTraceTests() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void Start_TraceParentOfTheCrawler_IsItsChild()
    {
        using var span = DeliveryTrace.Start(Delivery(("traceparent", Crawler), ("tracestate", "crawler=1")));

        span!.TraceId.ToHexString().ShouldBe("4bf92f3577b34da6a3ce929d0e0e4736");
        span.ParentSpanId.ToHexString().ShouldBe("00f067aa0ba902b7");
        span.TraceStateString.ShouldBe("crawler=1");
        span.Kind.ShouldBe(ActivityKind.Consumer);
    }

    [Fact]
    public void Start_HeaderOfMassTransitAlone_IsItsChild()
    {
        using var span = DeliveryTrace.Start(Delivery(("MT-Activity-Id", Crawler)));

        span!.ParentSpanId.ToHexString().ShouldBe("00f067aa0ba902b7");
    }

    [Theory]
    [InlineData("")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("not a header \u202e")]
    public void Start_NoUsableHeader_StartsATraceOfItsOwn(string header)
    {
        using var span = DeliveryTrace.Start(Delivery(("traceparent", header)));

        span!.ParentSpanId.ShouldBe(default);
        span.TraceId.ShouldNotBe(default);
    }

    [Fact]
    public void Inject_WithinASpan_NamesItForPlainAndMassTransitSubscribers()
    {
        using var span = DeliveryTrace.Start(Delivery(("traceparent", Crawler), ("tracestate", "crawler=1")));
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);

        DeliveryTrace.Inject((name, value) => headers[name] = value);

        headers["traceparent"].ShouldBe($"00-4bf92f3577b34da6a3ce929d0e0e4736-{span!.SpanId.ToHexString()}-01");
        headers["MT-Activity-Id"].ShouldBe(headers["traceparent"]);
        headers["tracestate"].ShouldBe("crawler=1");
    }

    [Fact]
    public void Note_Parked_TellsOutcomeAndReason()
    {
        using var span = DeliveryTrace.Start(Delivery());

        span.Note(new PathResult(PathOutcome.Parked, null, null, "p1", [new Violation(ReasonCodes.InvalidJson, null, "no JSON")]));

        span!.GetTagItem("ingestion.outcome").ShouldBe("parked");
        span.GetTagItem("ingestion.reason").ShouldBe("invalid-json");
        span.GetTagItem("ingestion.parked.id").ShouldBe("p1");
    }

    private static ArticleDelivery Delivery(params (string Name, string Value)[] headers) => new()
    {
        Body = [],
        Origin = "articles",
        Headers = headers.ToDictionary(h => RabbitMqDelivery.HeaderPrefix + h.Name, h => h.Value, StringComparer.Ordinal),
    };
}
