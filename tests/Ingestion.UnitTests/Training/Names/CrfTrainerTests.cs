using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Training.Conll;
using Ingestion.Training.Names;

namespace Ingestion.UnitTests.Training.Names;

public sealed class CrfTrainerTests
{
    private static readonly WordLexicon NoCounts = new([], []);

    private static readonly IReadOnlyList<ConllDocument> Documents = ConllDocument.Of(
        Enumerable.Range(0, 40).Select(i => Sentence(i, Names[i % Names.Length], Places[i % Places.Length])), sentencesEach: 5);

    private static string[] Names => ["Zorvan", "Quilmor", "Tazdil", "Frobek"];

    private static string[] Places => ["Velmora", "Drunhal", "Oskwind"];

    [Fact]
    public void Train_SameSeed_GivesTheSameBytes() => Train(seed: 1).ShouldBe(Train(seed: 1));

    [Fact]
    public void Train_OtherSeed_GivesAnotherModel() => Train(seed: 1).ShouldNotBe(Train(seed: 2));

    [Fact]
    public void Train_TinyCorpus_FindsItsNamesInNewSentences()
    {
        var model = new NameModel(SequenceModelFile.Read(Train(seed: 1)), "en");

        var found = model.Find("yesterday Zorvan came from Velmora .", documentPass: false, threshold: 0.5f);

        found.Select(name => name.Type).ShouldBe([NameType.Person, NameType.Location]);
    }

    [Fact]
    public void Train_OtherCorpusThatContradicts_KeepsTheNamesOfTheDomain()
    {
        // The same sentences with nothing annotated.
        var others = ConllDocument.Of(Enumerable.Range(0, 40).Select(i => Sentence(i, Names[i % Names.Length], Places[i % Places.Length]))
            .Select(sentence => sentence with { Tokens = [.. sentence.Tokens.Select(token => token with { Part = TagPart.Outside })] }), sentencesEach: 5);
        var model = new NameModel(SequenceModelFile.Read(Train(seed: 1, others)), "en");

        model.Find("yesterday Zorvan came from Velmora .", documentPass: false, threshold: 0.5f).Count.ShouldBe(2);
    }

    [Fact]
    public void Train_RawTexts_AddTheirStemsToTheLexicon()
    {
        var model = SequenceModelFile.Read(Train(seed: 1, rawTexts: ["yesterday Zorvan came .\nyesterday Zorvan left .\nZorvan sleeps ."]));

        model.Lexicon.VoteOf("zorvan").ShouldNotBe(default);
        model.Lexicon.VoteOf("sleeps").ShouldBe(default);
    }

    private static byte[] Train(ulong seed, IReadOnlyList<ConllDocument>? others = null, IReadOnlyList<string>? rawTexts = null)
    {
        var options = new TrainingOptions { Epochs = 6, Averaged = 2, Folds = 2, Seed = seed };
        return SequenceModelFile.Write(new NameTraining("en", NoCounts, rawTexts ?? [], options, _ => { }).Train(new TrainingDocuments(Documents, others ?? []), without: 0, again: true, CancellationToken.None));
    }

    private static ConllSentence Sentence(int line, string name, string place) => new(line * 7 + 1,
    [
        new ConllToken("yesterday", TagPart.Outside, default),
        new ConllToken(name, TagPart.Begin, NameType.Person),
        new ConllToken("came", TagPart.Outside, default),
        new ConllToken("from", TagPart.Outside, default),
        new ConllToken(place, TagPart.Begin, NameType.Location),
        new ConllToken(".", TagPart.Outside, default),
    ]);
}
