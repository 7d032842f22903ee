using Ingestion.Enrichment.Corrections;

namespace Ingestion.Pipeline;

/// <summary>The operator's corrections as they are now; they may change while the worker runs.</summary>
public interface ICorrections
{
    /// <summary>The list to use for the next article. Cheap; safe from any thread.</summary>
    CorrectionList Current { get; }
}
