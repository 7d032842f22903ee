using System.Globalization;
using System.Text.Json.Serialization;

namespace Ingestion.Enrichment.Evaluation;

/// <summary>The scores of several articles: counts summed, rates in percent, rounded to two places.</summary>
internal sealed record ScoreSummary(
    int Articles, PrecisionRecall Mentions, PrecisionRecall MentionsRelaxed, TypeScores MentionsByType, PrecisionRecall Entities, PrecisionRecall EntitiesByAlias,
    DateScores Dates, QuotationScores Quotations, BulletScores Bullets,
    int GroundingViolations, int GroundedSpans, int MustNotViolations, int MustNotSurfaces, int OtherEntityTypes)
{
    /// <summary>Sums up.</summary>
    /// <param name="scores">At least one article.</param>
    public static ScoreSummary Of(IReadOnlyCollection<ArticleScore> scores)
    {
        var c = scores.Aggregate(new ScoreCounts(), (sum, score) => sum + score.Counts);
        var resolvable = c.PlainDates + c.ConflictingDates;
        var (q, s) = (PrecisionRecall.Of(c.Quotations), c.Quotations);
        double Mean(Func<RougeScore, double> measure) => Percent.Rounded(100 * scores.Sum(score => measure(score.Rouge)) / scores.Count);
        return new ScoreSummary(
            scores.Count,
            PrecisionRecall.Of(c.Mentions),
            PrecisionRecall.Of(c.Relaxed),
            new TypeScores(PrecisionRecall.Of(c.Persons), PrecisionRecall.Of(c.Organizations), PrecisionRecall.Of(c.Locations)),
            PrecisionRecall.Of(c.Entities),
            PrecisionRecall.Of(c.ByAlias),
            new DateScores(
                c.Dates.Gold, c.Dates.Found, c.Dates.Right, Percent.Of(c.Dates.Right, c.Dates.Gold), Percent.Of(c.Dates.Right, c.Dates.Found), Percent.Of(resolvable.Right, resolvable.Gold),
                new VagueScores(c.VagueDates.Gold, c.VagueDates.Right, c.VagueDates.Gold - c.VagueDates.Found, c.VagueDates.Found - c.VagueDates.Right),
                new ConflictScores(c.ConflictingDates.Gold, c.ConflictingDates.Right),
                c.FalseDates, c.FalseDatesResolved, c.SplitDates),
            new QuotationScores(q.P, q.R, q.F1, q.Tp, q.Fp, q.Fn, Percent.Of(c.SpeakersRight, s.Right), Percent.Of(c.SpeakersCanonical, s.Right), Percent.Of(c.SpeakersRight, s.Right + s.Missed)),
            new BulletScores(
                c.Bullets, Percent.Rounded((double)c.Bullets / scores.Count), c.GoldBullets, c.Bullets > 0 ? Percent.Rounded((double)c.BulletWords / c.Bullets) : 0,
                Mean(r => r.One), Mean(r => r.Two), Mean(r => r.Longest), Percent.Of(c.BulletsWithEvidence, c.Bullets)),
            c.Ungrounded, c.Spans, c.MustNot, c.MustNotSurfaces, c.OtherTypes);
    }
}

/// <summary>Precision, recall and F1 in percent, with the counts they rest on.</summary>
internal sealed record PrecisionRecall(double P, double R, double F1, int Tp, int Fp, int Fn)
{
    public static PrecisionRecall Of(Hits hits)
    {
        var p = hits.Right + hits.Wrong > 0 ? (double)hits.Right / (hits.Right + hits.Wrong) : 0;
        var r = hits.Right + hits.Missed > 0 ? (double)hits.Right / (hits.Right + hits.Missed) : 0;
        return new(Percent.Rounded(100 * p), Percent.Rounded(100 * r), p + r > 0 ? Percent.Rounded(200 * p * r / (p + r)) : 0, hits.Right, hits.Wrong, hits.Missed);
    }
}

/// <summary>Exact mentions by type.</summary>
internal sealed record TypeScores(PrecisionRecall Person, PrecisionRecall Organization, PrecisionRecall Location);

/// <summary>Dates; null where there is nothing to divide by.</summary>
internal sealed record DateScores(
    int Gold, int Found, int Correct, double? Accuracy, double? AccuracyOfFound, double? ResolvableAccuracy, VagueScores Vague, ConflictScores Conflicting, int False, int FalseResolved, int Split);

/// <summary>Dates that must stay open.</summary>
internal sealed record VagueScores(int Gold, int LeftOpen, int NotProduced, int WronglyResolved);

/// <summary>Dates whose weekday disagrees.</summary>
internal sealed record ConflictScores(int Gold, int Correct);

/// <summary>Direct speech and its speakers.</summary>
internal sealed record QuotationScores(double P, double R, double F1, int Tp, int Fp, int Fn, double? SpeakerAccuracy, double? SpeakerAccuracyCanonical, double? SpeakerOfAll);

/// <summary>Bullets; ROUGE is the mean over articles.</summary>
internal sealed record BulletScores(
    int Count, double PerArticle, int GoldCount, double MeanWords, double Rouge1, double Rouge2, [property: JsonPropertyName("rougeL")] double RougeL, double? EvidenceValid);

/// <summary>Rates as they are reported: half to even where a number lies exactly between two, else to the nearest.</summary>
internal static class Percent
{
    /// <summary>Percent of a whole, or null where there is none.</summary>
    public static double? Of(int part, int whole) => whole > 0 ? Rounded(100.0 * part / whole) : null;

    /// <summary>Rounded to two places.</summary>
    public static double Rounded(double value) => double.Parse(Text(value, 2), CultureInfo.InvariantCulture);

    /// <summary>With a number of places.</summary>
    public static string Text(double value, int places)
    {
        // Only numbers that end in a binary fraction can lie exactly between; the formatter rounds those away from zero.
        var scaled = value * (1 << (places + 1));
        return (scaled == Math.Floor(scaled) ? Math.Round((decimal)value, places, MidpointRounding.ToEven) : (IFormattable)value)
            .ToString(string.Create(CultureInfo.InvariantCulture, $"F{places}"), CultureInfo.InvariantCulture);
    }
}
