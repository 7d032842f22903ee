using System.ComponentModel.DataAnnotations;

namespace Ingestion.Worker.Telemetry;

/// <summary>What the worker tells about itself: settings <c>Telemetry:*</c>. Where traces, metrics and logs are sent to is said by OpenTelemetry's own variables.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Telemetry";

    /// <summary>Whether <c>/metrics</c> is served, in the format of Prometheus, where <c>Web:Url</c> serves at all.</summary>
    /// <value>Default true.</value>
    public bool Metrics { get; set; } = true;

    /// <summary>How often queue depths, parked messages and the oldest unsent event are looked up, while metrics are served or sent.</summary>
    /// <value>Default 15 seconds; 1 second to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SampleInterval { get; set; } = TimeSpan.FromSeconds(15);
}
