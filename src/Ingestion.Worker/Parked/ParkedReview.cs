using System.Globalization;
using Ingestion.Contracts;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Parked;

/// <summary>Puts parked messages to today's rules, and counts.</summary>
internal sealed class ParkedReview(ArticleIntake intake, ArticleEnrichment enrichment)
{
    private readonly SortedDictionary<string, (int Passed, int Total)> _byReason = new(StringComparer.Ordinal);
    private int _passed;
    private int _untried;
    private int _total;

    /// <summary>Whether it would be accepted now; null where trying may end this very program, as it ended the worker.</summary>
    public async Task<bool?> PassesAsync(ParkedMessage message, CancellationToken cancellationToken)
    {
        bool? passes = message.Reason == ReasonCodes.RedeliveryLimit ? null : await IsAcceptedAsync(message, cancellationToken);
        _total++;
        _passed += passes == true ? 1 : 0;
        _untried += passes is null ? 1 : 0;
        var (passed, total) = _byReason.GetValueOrDefault(message.Reason);
        _byReason[message.Reason] = (passed + (passes == true ? 1 : 0), total + 1);
        return passes;
    }

    /// <summary>The count, by reason and in sum.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var (reason, (passed, total)) in _byReason)
            yield return string.Create(CultureInfo.InvariantCulture, $"{reason}: {passed} of {total}");
        yield return string.Create(CultureInfo.InvariantCulture, $"would now pass {_passed} of {_total}");
        if (_untried > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{_untried} of them were not tried: the broker gave them up, and reading one may end this program too");
    }

    private async Task<bool> IsAcceptedAsync(ParkedMessage message, CancellationToken cancellationToken)
    {
        var verdict = intake.Examine(message.Body);
        if (!verdict.Accepted || verdict.Article is null || message.Stage is "intake")
            return verdict.Accepted;
        try
        {
            await enrichment.EnrichAsync(IdentifiedArticle.From(verdict.Article, message.FirstParkedAt), cancellationToken);
            return true;
        }
        catch (EnrichmentFailedException)
        {
            return false;
        }
    }
}
