namespace Ingestion.Worker.Health;

/// <summary>Which question a check belongs to. MassTransit registers a check of its own under other tags; it is not asked.</summary>
internal static class HealthTags
{
    /// <summary>Must this process be replaced?</summary>
    public const string Liveness = "liveness";

    /// <summary>Does it do its work now?</summary>
    public const string Readiness = "readiness";
}
