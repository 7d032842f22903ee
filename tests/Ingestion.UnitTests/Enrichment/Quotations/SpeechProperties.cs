using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Quotations;

/// <summary>What holds for every text: some are of words of speech and marks in any order, some of any characters.</summary>
public sealed class SpeechProperties
{
    private static readonly string[] Words =
    [
        "قال", "وقال", "وأضاف", "مؤكداً", "مشدداً", "على", "إن", "أن", "بأن", "بحسب", "وفقاً", "ل", "الذي", "في", "بيان", "منصة", "سليم الحداد", "رنا عواد", "وزارة النقل",
        "الوزير", "المتحدث", "باسم", "اليوم", "، ", "،", ":", ".", "؛", "\n", "«", "»", "\"", "“", "”", "„", "‘", "’", "العمل", "بدأ", "كاملاً", "وذلك", "لكن", "ونقلت", "عن",
        "Helen Marsh", "Coral Trust", "said", "told", "added", "adding", "that", "according to", "he", "she", "it", "the", "company", "in", "a", "statement", "on", "X", "and",
        ",", "'s", "reef", "dying", "\ud83d", "🔴",
    ];

    private static Arbitrary<string> Bodies => Gen.Frequency(
        (4, Gen.Elements(Words).ArrayOf().Select(words => string.Join(' ', words))),
        (2, Gen.Elements(Words).ArrayOf().Select(string.Concat)),
        (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))).ToArbitrary();

    [Property(MaxTest = 500, Replay = "(20261128,3)")]
    public Property Find_AnyText_QuotationsStayInBoundsAndApart() => Prop.ForAll(Bodies, body =>
    {
        var end = 0;
        foreach (var quotation in QuotationFinder.Find(AnalyzedText.Of(body), SpeechCast.In(body)))
        {
            quotation.Start.ShouldBeGreaterThanOrEqualTo(end);
            quotation.End.ShouldBeGreaterThan(quotation.Start);
            body[quotation.Start..quotation.End].ShouldBe(quotation.Surface);
            Written(body, quotation.Verb);
            Written(body, quotation.Medium);
            end = quotation.End;
        }
    });

    [Property(MaxTest = 500, Replay = "(20261128,3)")]
    public Property Find_AnyText_StatementsStayInBoundsAndApart() => Prop.ForAll(Bodies, body =>
    {
        var end = 0;
        foreach (var statement in StatementFinder.Find(AnalyzedText.Of(body), SpeechCast.In(body)))
        {
            statement.Start.ShouldBeGreaterThanOrEqualTo(end);
            statement.End.ShouldBeGreaterThan(statement.Start);
            body[statement.Start..statement.End].ShouldBe(statement.Surface);
            statement.Verb.ShouldNotBeEmpty();
            Written(body, statement.Verb);
            end = statement.End;
        }
    });

    private static void Written(string body, string? surface)
    {
        if (surface is not null)
            body.ShouldContain(surface, Case.Sensitive);
    }
}
