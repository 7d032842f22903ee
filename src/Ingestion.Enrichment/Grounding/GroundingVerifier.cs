namespace Ingestion.Enrichment.Grounding;

/// <summary>TEMP</summary>
public static class GroundingVerifier
{
    /// <summary>TEMP</summary>
    public static Grounded Verify(EnrichmentResult result, string body) => new(result, body is null ? 1 : 0);
}

/// <summary>TEMP</summary>
public sealed record Grounded(EnrichmentResult Result, int Dropped);
