using System.Globalization;
using Ingestion.Enrichment.Evaluation;

namespace Ingestion.Worker.Display;

/// <summary>Scores as lines of text.</summary>
internal static class ScoreReport
{
    /// <summary>Writes the scores of every language and overall.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="evaluation">The scores.</param>
    /// <param name="errors">Whether every error follows: id, kind and what, with tabs between.</param>
    public static void Write(TextWriter output, EngineScores evaluation, bool errors)
    {
        foreach (var (language, summary) in evaluation.Summaries)
            Write(output, language, summary);
        if (evaluation.Missing.Count > 0)
            output.WriteLine($"missing in the output: {string.Join(", ", evaluation.Missing)}");
        if (evaluation.Unknown.Count > 0)
            output.WriteLine($"unknown in the output: {string.Join(", ", evaluation.Unknown)}");
        foreach (var error in errors ? evaluation.Errors : [])
            output.WriteLine($"{error.Id}\t{error.Kind}\t{error.What}");
    }

    /// <summary>A rate with one place, or a dash where there is none.</summary>
    public static string Rate(double? rate) => rate is { } value ? Percent.Text(value, 1) : "-";

    private static void Write(TextWriter output, string language, ScoreSummary s)
    {
        var (q, d, b) = (s.Quotations, s.Dates, s.Bullets);
        output.WriteLine(Line($"== {language}: {s.Articles} articles"));
        output.WriteLine(Line("mentions exact", s.Mentions));
        output.WriteLine(Line("mentions relaxed", s.MentionsRelaxed));
        output.WriteLine(Line("entities", s.Entities));
        output.WriteLine(Line("entities by alias", s.EntitiesByAlias));
        output.WriteLine(Line("quotations", new PrecisionRecall(q.P, q.R, q.F1, q.Tp, q.Fp, q.Fn))
            + $"   speaker {Rate(q.SpeakerAccuracy)}, canonical {Rate(q.SpeakerAccuracyCanonical)}, of all {Rate(q.SpeakerOfAll)}");
        output.WriteLine($"    exact by type    person {Rates(s.MentionsByType.Person)}   organization {Rates(s.MentionsByType.Organization)}   location {Rates(s.MentionsByType.Location)}");
        output.WriteLine(Line(
            $"  dates              accuracy {Rate(d.Accuracy)} ({d.Correct} of {d.Gold}; found {d.Found})   resolvable {Rate(d.ResolvableAccuracy)}   vague left open {d.Vague.LeftOpen} of {d.Vague.Gold}, resolved wrongly {d.Vague.WronglyResolved}   conflicting {d.Conflicting.Correct} of {d.Conflicting.Gold}   false {d.False} (resolved {d.FalseResolved})   split {d.Split}"));
        output.WriteLine(Line(
            $"  bullets            {b.Count} (gold {b.GoldCount}), mean words {Rate(b.MeanWords)}   R1 {Rate(b.Rouge1)}  R2 {Rate(b.Rouge2)}  RL {Rate(b.RougeL)}   evidence valid {Rate(b.EvidenceValid)}"));
        output.WriteLine(Line($"  violations         grounding {s.GroundingViolations} of {s.GroundedSpans} spans   mustNot {s.MustNotViolations} (mention surfaces {s.MustNotSurfaces})"));
    }

    private static string Line(string name, PrecisionRecall x) =>
        Line($"  {name,-18} P {Rate(x.P),5}  R {Rate(x.R),5}  F1 {Rate(x.F1),5}   (tp {x.Tp}, fp {x.Fp}, fn {x.Fn})");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Rates(PrecisionRecall x) => $"{Rate(x.P)}/{Rate(x.R)}/{Rate(x.F1)}";
}
