using System.ComponentModel.DataAnnotations;

namespace Ingestion.Worker.Hosting;

/// <summary>How much an article may cost: settings <c>Enrichment:*</c>.</summary>
public sealed class EnrichmentOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Enrichment";

    /// <summary>Time for one article. Parts that are not done by then have the status <c>timedOut</c>; the others are kept.</summary>
    /// <value>Default 5 seconds; 50 milliseconds to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(5);
}
