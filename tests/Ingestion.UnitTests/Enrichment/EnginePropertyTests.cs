using FsCheck;
using FsCheck.Fluent;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Grounding;

namespace Ingestion.UnitTests.Enrichment;

/// <summary>What holds of every text, tried on random ones. The benchmarks' <c>fuzz</c> does the same for hours.</summary>
public sealed class EnginePropertyTests
{
    private static readonly EnrichmentEngine Sut = new();

    private static readonly string[] Pieces =
    [
        "قال وزير النقل السوري سامر الخطيب ", "وزيرا الخارجية والدفاع ", "للقوات المسلحة ", "أبو ", "بن ", "عبد الله ", "وال", "لل", "«", "»", "(", ")", "\"", "، ", ". ", "\n",
        "أمس السبت ", "12/10/2025 ", "آب (أغسطس) ", "Mr. John Smith said ", "World Health Organization (WHO) ", "WHO ", "U.S. ", "\u0640", "\u064B", "\u202E", "\uFEFB", "\uD83D", "\uDE00", "🏆", "\0", "e\u0301",
    ];

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)),
        Gen.OneOf(Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<char>().Select(letter => letter.ToString())).ListOf().Select(pieces => string.Concat(pieces))).ToArbitrary();

    [Fact]
    public void Enrich_AnyText_NeverFailsAndIsGrounded() => Prop.ForAll(Texts, body =>
    {
        var result = Enrich(body);

        return result.Entities.Status is not PartStatus.Failed && result.Dates.Status is not PartStatus.Failed && result.Quotations.Status is not PartStatus.Failed
            && result.Bullets.Status is not PartStatus.Failed && GroundingVerifier.Verify(result, body).Dropped.Total == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Enrich_AnyText_EntitiesAreInOrderWithinTheirRanges() => Prop.ForAll(Texts, body =>
    {
        var entities = Enrich(body).Entities.Items;

        return entities.All(entity => entity.Salience is >= 0 and <= 1 && entity.Confidence is >= 0 and <= 1 && entity.Mentions.Count > 0
            && !entity.Aliases.Contains(entity.Name) && entity.Mentions.Zip(entity.Mentions.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start))
            && entities.Zip(entities.Skip(1)).All(pair => pair.First.Mentions[0].Start <= pair.Second.Mentions[0].Start);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Enrich_AnyText_GivesTheSameTwice() => Prop.ForAll(Texts, body =>
        Enrich(body).Entities.Items.Select(Told).SequenceEqual(Enrich(body).Entities.Items.Select(Told))).QuickCheckThrowOnFailure();

    [Fact]
    public void FindMention_AnyNameAndText_HoldsOrIsNull() => Prop.ForAll(Texts, Texts, (name, body) =>
        GroundingVerifier.FindMention(name, body) is not { } mention || GroundingVerifier.Holds(body, mention.Start, mention.End, mention.Surface)).QuickCheckThrowOnFailure();

    private static EnrichmentResult Enrich(string body) => Sut.Enrich(new ArticleText(body) { Title = body, StatedLanguage = "ar" });

    private static string Told(Entity entity) => $"{entity.Type} {entity.Name} {entity.Salience} {string.Join('|', entity.Mentions)}";
}
