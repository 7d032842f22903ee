using System.Diagnostics;

namespace Ingestion.Pipeline.Telemetry;

/// <summary>One stage of the path, from start to dispose: a span and a measurement of its time.</summary>
internal readonly struct Stage : IDisposable
{
    private readonly string _name;
    private readonly Activity? _span;
    private readonly long _startedAt;

    private Stage(string name, Activity? span, long startedAt) => (_name, _span, _startedAt) = (name, span, startedAt);

    /// <summary>Starts a stage.</summary>
    /// <param name="name">One of a few fixed names: it is a label.</param>
    /// <param name="kind">Producer where something leaves the house.</param>
    /// <param name="parent">The span that it goes on from, if that is not the current one.</param>
    public static Stage Start(string name, ActivityKind kind = ActivityKind.Internal, string? parent = null) =>
        new(name, PathTelemetry.Source.StartActivity(name, kind, parent), PathTelemetry.MeasuresStages ? Stopwatch.GetTimestamp() : 0);

    /// <summary>The current span as W3C Trace Context writes it, or null.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: var id } ? id : null;

    public void Dispose()
    {
        _span?.Dispose();
        if (_startedAt != 0)
            PathTelemetry.RecordStage(_name, Stopwatch.GetElapsedTime(_startedAt));
    }
}
