using Ingestion.Enrichment;
using Ingestion.Enrichment.Corrections;

namespace Ingestion.UnitTests.Enrichment.Corrections;

public sealed class CorrectionListTests
{
    private const string Body = "قال عثمان الزين إن WHO ومنظمة الصحة بدأتا. وأضاف الزين أن Delta وسام فازا.";

    [Theory]
    [InlineData("never any: Delta", "عثمان الزين WHO منظمة_الصحة")]
    [InlineData("never organization: delta", "عثمان الزين WHO منظمة_الصحة")]
    [InlineData("never person: Delta", "عثمان الزين WHO منظمة_الصحة Delta")]
    [InlineData("rename person: عثمان الزين -> عثمان محمد الزين", "عثمان محمد الزين WHO منظمة_الصحة Delta")]
    [InlineData("merge organization: WHO | منظمة الصحة -> منظمة الصحة العالمية", "عثمان الزين منظمة الصحة العالمية Delta")]
    [InlineData("split person: عثمان الزين → الزين", "عثمان الزين WHO منظمة_الصحة الزين Delta")]
    public void Apply_Correction_ChangesTheNames(string line, string names) =>
        string.Join(' ', Apply(line).Entities.Items.Select(entity => entity.Name == "منظمة الصحة" ? "منظمة_الصحة" : entity.Name)).ShouldBe(names);

    [Fact]
    public void Apply_Merge_HasAllMentionsAliasesAndSpeakers()
    {
        var result = Apply("merge organization: WHO | منظمة الصحة -> منظمة الصحة العالمية");

        var whole = result.Entities.Items.Single(entity => entity.Name == "منظمة الصحة العالمية");
        whole.Mentions.Select(mention => mention.Surface).ShouldBe(["WHO", "منظمة الصحة"]);
        whole.Aliases.ShouldBe(["WHO", "منظمة الصحة"]);
        result.Quotations.Items.Single().Speaker.ShouldBe("منظمة الصحة العالمية");
    }

    [Fact]
    public void Apply_Retype_ChangesTheType() =>
        Apply("retype any: Delta -> location").Entities.Items.Single(entity => entity.Name == "Delta").Type.ShouldBe(EntityType.Location);

    [Fact]
    public void Apply_NeverOfASpeaker_LeavesNone() => Apply("never any: WHO").Quotations.Items.Single().Speaker.ShouldBeNull();

    [Fact]
    public void Apply_NeverOfOneSurface_LeavesTheOthers()
    {
        var person = Apply("never person: الزين").Entities.Items.Single(entity => entity.Type == EntityType.Person);

        person.Mentions.ShouldHaveSingleItem().Surface.ShouldBe("عثمان الزين");
        person.Aliases.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_Several_TakesThemInTheirOrder()
    {
        var result = Apply("retype any: Delta -> person\nrename person: Delta -> Delta Force");

        result.Entities.Items.ShouldContain(entity => entity.Type == EntityType.Person && entity.Name == "Delta Force" && entity.Aliases.Contains("Delta"));
    }

    [Theory]
    [InlineData("# fine\n\nforget any: X", 3)]
    [InlineData("never: X", 1)]
    [InlineData("never any:", 1)]
    [InlineData("never any: X -> Y", 1)]
    [InlineData("rename person: X", 1)]
    [InlineData("rename person: X -> ", 1)]
    [InlineData("rename person: X -> Y | Z", 1)]
    [InlineData("retype any: X -> planet", 1)]
    [InlineData("merge nobody: X -> Y", 1)]
    [InlineData("never any: X\r\nnonsense", 2)]
    public void Parse_BrokenLine_NamesIt(string text, int line) =>
        Should.Throw<FormatException>(() => CorrectionList.Parse(text)).Message.ShouldStartWith($"line {line}: ");

    [Fact]
    public void VersionOf_ChangesWithTheCorrectionsOnly()
    {
        var engine = new EngineVersion("e", "1", "0123456789abcdef");
        var one = CorrectionList.Parse("never any: X").VersionOf(engine);

        CorrectionList.Empty.VersionOf(engine).ShouldBe(engine);
        CorrectionList.Parse("# a comment\n").VersionOf(engine).ShouldBe(engine);
        one.ModelHash.ShouldNotBeNull().Length.ShouldBe(16);
        one.ShouldNotBe(engine);
        CorrectionList.Parse("# a comment\n\n  never any: X\r\n").VersionOf(engine).ShouldBe(one);
        CorrectionList.Parse("never any: Y").VersionOf(engine).ShouldNotBe(one);
    }

    private static EnrichmentResult Apply(string text) => CorrectionList.Parse(text).Apply(Result());

    private static EnrichmentResult Result() => new()
    {
        Language = new LanguageResult("ar", 1, PartStatus.Ok, null),
        Entities = Part.Of<Entity>(
        [
            new(EntityType.Person, "عثمان الزين", "وزير", 0.9, [Mention("عثمان الزين"), Mention("الزين", last: true)]) { Aliases = ["الزين"] },
            new(EntityType.Organization, "WHO", null, 0.9, [Mention("WHO")]),
            new(EntityType.Organization, "منظمة الصحة", null, 0.9, [Mention("منظمة الصحة")]),
            new(EntityType.Organization, "Delta", null, 0.9, [Mention("Delta")]),
        ], ""),
        Dates = Part.Of<DateMention>([], "none"),
        Quotations = Part.Of<Quotation>([new(0, 3, "قال", "WHO")], ""),
        Bullets = Part.Of<Bullet>([], "none"),
        Engine = new EngineVersion("e", "1"),
    };

    private static Mention Mention(string surface, bool last = false)
    {
        var start = last ? Body.LastIndexOf(surface, StringComparison.Ordinal) : Body.IndexOf(surface, StringComparison.Ordinal);
        return new Mention(start, start + surface.Length, surface);
    }
}
