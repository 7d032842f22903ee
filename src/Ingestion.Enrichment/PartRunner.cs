using System.Diagnostics;

namespace Ingestion.Enrichment;

/// <summary>Runs the parts of one enrichment, so that the failure of one is not the failure of all.</summary>
/// <param name="limited">Cancelled by the caller or when the time for the article is used up.</param>
/// <param name="caller">Cancelled by the caller.</param>
internal readonly struct PartRunner(CancellationToken limited, CancellationToken caller)
{
    private static readonly ActivitySource Spans = new(EnrichmentEngine.SpanSource);

    /// <summary>Runs a part.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public Part<T> Run<T>(string name, Func<CancellationToken, IReadOnlyList<T>> part, string reasonIfEmpty) =>
        Run(name, token => Part.Of(part(token), reasonIfEmpty));

    /// <summary>Runs a part that tells its own status.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public Part<T> Run<T>(string name, Func<CancellationToken, Part<T>> part)
    {
        caller.ThrowIfCancellationRequested();
        using var span = Spans.StartActivity(name);
        var result = Guarded(part);
        span?.SetTag("ingestion.part.status", result.Status.ToString());
        return result;
    }

    private Part<T> Guarded<T>(Func<CancellationToken, Part<T>> part)
    {
        if (limited.IsCancellationRequested)
            return Part.Without<T>(PartStatus.TimedOut, "the time for the article was used up before");
        try
        {
            return part(limited);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return Part.Without<T>(PartStatus.TimedOut, "the time for the article was used up");
        }
#pragma warning disable CA1031 // A defect in one part must not lose the others; it is told in the status.
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            // The message might quote the article; the type is enough to find the defect with the text at hand.
            return Part.Without<T>(PartStatus.Failed, exception.GetType().Name);
        }
#pragma warning restore CA1031
    }
}
