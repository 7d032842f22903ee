using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Training.Conll;
using Ingestion.Training.Evaluation;

namespace Ingestion.Training.Names;

/// <summary>What stands beside a model: from what and how it was made, what it reaches, and what each part of it is worth.</summary>
internal sealed class ModelCard(string tag, IReadOnlyList<CorpusFile> corpora, WordLexicon lexicon, TrainingOptions options, NameTraining training, IReadOnlyList<CorpusFile> domain)
{
    /// <summary>The share of the first corpus, in percent, that is its development part.</summary>
    public const double DevelopmentPercent = 13;

    private static readonly (string Name, FeatureKind[] Kinds)[] Groups =
    [
        ("what grammar and lists find", [FeatureKind.Grammar]),
        ("traits from the word lists", [FeatureKind.Trait, FeatureKind.Traits]),
        ("distributional classes", [FeatureKind.CoarseClass, FeatureKind.FineClass, FeatureKind.BareCoarseClass, FeatureKind.BareFineClass]),
        ("counts of personal names", [FeatureKind.NameCount, FeatureKind.StemNameCount]),
        ("well-known names, by word", [FeatureKind.KnownName]),
        ("well-known names of several words", [FeatureKind.KnownPhrase]),
        ("affixes", [FeatureKind.Prefix, FeatureKind.Suffix]),
        ("words and stems", [FeatureKind.Word, FeatureKind.Bare, FeatureKind.Stem]),
    ];

    private static readonly FeatureKind[] ArabicOnly = [FeatureKind.CoarseClass, FeatureKind.KnownName, FeatureKind.KnownPhrase];

    private readonly StringBuilder _card = new();

    /// <summary>Measures and writes.</summary>
    /// <param name="model">The model file.</param>
    /// <param name="progress">Told what is measured.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public string Write(byte[] model, Action<string> progress, CancellationToken cancellationToken)
    {
        var read = SequenceModelFile.Read(model);
        Fill($"# Model of names: `{tag}`");
        Line();
        Line("Written by `train names … --card`; not edited by hand. A linear-chain conditional random field over seven labels (outside; begin and");
        Line("inside of person, place, organization). Names of other kinds are not its business. The engine uses it beside its grammar.");
        if (domain.Count > 0)
            Fill($"Weights: those that all corpora share and, on top, those of {string.Join(" and ", domain.Select(corpus => corpus.Name))} alone (`--domain`; Daumé, 2007).");
        Line();
        Fill($"- {model.Length} bytes, SHA-256 `{Convert.ToHexStringLower(SHA256.HashData(model))}`");
        Fill($"- {read.Features.Length} features with {SequenceModel.RowLength / NameLabels.Lanes * NameLabels.Count} weights of eight bits each; counts of {lexicon.Words.Length} words by hash");
        Fill($"- mean of {options.Runs} runs with other seeds; passes {options.Epochs}, the last {options.Averaged} averaged; FTRL-Proximal, rate {options.Rate}, L1 {options.L1}, L2 {options.L2}; features of fewer than {options.LeastCount} words left out;");
        Fill($"  hidden: features {options.Dropout}, grammar {options.CueDropout}, document {options.DocumentCueDropout}; weights below {options.Least} dropped; seed {options.Seed}");
        Line();
        WriteData();
        Line("## On text that it has not seen");
        Line();
        Fill($"Exact spans, persons, places and organizations together, P / R / F1, names from a probability of {ModelScores.Threshold}; documents of {ConllDocument.DefaultSentences} sentences.");
        Line("Each line is a training of its own, without the text it is measured on: a part of a corpus, or the whole corpus left out.");
        if (domain.Count > 0)
            Line("Where a part is left out, the weights on top are those of the rest of its corpus; else as above, of what is left.");
        Line();
        Line("| measured on | sentence model | with document pass | persons | places | organizations |");
        Line("|---|---|---|---|---|---|");
        var first = corpora[0];
        var (rest, last) = Split(first);
        // A part left out is measured with the weights of its own corpus: what the recipe reaches where the domain is at hand.
        CorpusFile[] own = domain.Count > 0 ? [first] : [];
        Measure($"last {DevelopmentPercent} % of {first.Name}", TrainingDocuments.Of([rest, .. Others(first)], own), ConllDocument.Of(last.Sentences), progress, cancellationToken);
        foreach (var corpus in corpora.Where(corpus => corpus != first && corpus.SameText.Length == 0))
            Measure(corpus.Name, TrainingDocuments.Of(Others(corpus), domain), ConllDocument.Of(corpus.Sentences), progress, cancellationToken);
        if (training.RawTextCount > 0)
            Measure($"last {DevelopmentPercent} % of {first.Name}, without raw texts", TrainingDocuments.Of([rest, .. Others(first)], own), ConllDocument.Of(last.Sentences), progress, cancellationToken, without: BitOf(FeatureKind.CorpusVote));
        Line();
        Line("## What each part is worth");
        Line();
        Fill($"Last {DevelopmentPercent} % of {first.Name}, the sentence model alone (no raw texts either, one run) trained anew without the part: F1. What document pass and raw texts are worth stands above.");
        Line();
        Line("| without | F1 |");
        Line("|---|---|");
        var parts = new List<(string Name, IReadOnlyList<CorpusFile> Domain, FeatureKind[] Kinds)> { ("(nothing left out)", own, []) };
        if (domain.Count > 0)
            parts.Add(("weights of the domain", [], []));
        foreach (var (name, kinds) in Groups.Where(group => tag == "ar" || !ArabicOnly.Contains(group.Kinds[0])))
            parts.Add((name, own, kinds));
        foreach (var line in parts.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(part => Ablate(part.Name, part.Domain, part.Kinds)))
            Line(line);
        return _card.ToString();

        string Ablate(string name, IReadOnlyList<CorpusFile> inDomain, FeatureKind[] kinds)
        {
            progress($"measuring without {name}");
            var without = kinds.Aggregate(0u, (bits, kind) => bits | BitOf(kind));
            var scores = Score(TrainingDocuments.Of([rest, .. Others(first)], inDomain), ConllDocument.Of(last.Sentences), without, again: false, cancellationToken);
            return $"| {name} | {F1(scores.Sentences)} |";
        }
    }

    private static (CorpusFile Learnt, CorpusFile Last) Split(CorpusFile corpus)
    {
        var last = (int)Math.Ceiling(corpus.Sentences.Count * DevelopmentPercent / 100);
        return (corpus with { Sentences = [.. corpus.Sentences.SkipLast(last)] }, corpus with { Sentences = [.. corpus.Sentences.TakeLast(last)] });
    }

    private IEnumerable<CorpusFile> Others(CorpusFile corpus) => corpora.Where(other => other != corpus && other.Name != corpus.SameText);

    private ModelScores Score(TrainingDocuments train, IReadOnlyList<ConllDocument> test, uint without, bool again, CancellationToken cancellationToken) =>
        ModelScores.Of(new NameModel(training.Train(train, without, again, cancellationToken), tag), test, cancellationToken);

    private void Measure(string name, TrainingDocuments train, IReadOnlyList<ConllDocument> test, Action<string> progress, CancellationToken cancellationToken, uint without = 0)
    {
        progress($"measuring on {name}");
        var scores = Score(train, test, without, again: true, cancellationToken);
        var document = scores.Document;
        Fill($"| {name} | {Rates(scores.Sentences.All)} | {Rates(document.All)} | {Rates(document.Person)} | {Rates(document.Location)} | {Rates(document.Organization)} |");
    }

    private static uint BitOf(FeatureKind kind) => 1u << (int)kind;

    private void WriteData()
    {
        Line("## Data");
        Line();
        Line("| corpus | what | tokens | licence |");
        Line("|---|---|---|---|");
        foreach (var corpus in corpora)
            Fill($"| {corpus.Name} | {corpus.Description} | {corpus.TokenCount} | {corpus.Licence} |");
        Line();
        if (tag == "ar")
            Line("Classes of words: induced from Arabic news (words, classes and counts only). Well-known names: own list. Both by hash of the word.");
        if (training.RawTextCount > 0)
            Fill($"Raw texts: {training.RawTextCount} news articles without annotation; what first passes take their words for, by hash of the stem.");
        Line("Counts of personal names: Wikidata, CC0, by hash of the word.");
        Line();
    }

    private void Line() => _card.Append('\n');

    private void Fill(FormattableString line) => _card.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void Line(string line) => _card.Append(line).Append('\n');

    private static string F1(NameCounts counts) => Percent(counts.All.ExactRates.F1);

    private static string Rates(SpanCounts counts) => $"{Percent(counts.ExactRates.Precision)} / {Percent(counts.ExactRates.Recall)} / {Percent(counts.ExactRates.F1)}";

    private static string Percent(double rate) => (100 * rate).ToString("0.0", CultureInfo.InvariantCulture);
}
