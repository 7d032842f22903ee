using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>How many names a sentence has.</summary>
/// <param name="All">Mentions.</param>
/// <param name="People">Of people.</param>
/// <param name="Locations">Of places.</param>
/// <param name="Organizations">Of organisations.</param>
/// <param name="New">Names that no sentence before it has.</param>
/// <param name="Salience">Mentions in the whole article of the names it mentions, each mention for itself.</param>
internal readonly record struct NamesOfSentence(int All, int People, int Locations, int Organizations, int New, int Salience);

/// <summary>The names of an article by sentence.</summary>
internal sealed class NameCounts
{
    private readonly NamesOfSentence[] _sentences;
    private readonly int[] _starts;

    /// <summary>Counts.</summary>
    /// <param name="text">The body.</param>
    /// <param name="entities">What it names.</param>
    /// <param name="sentences">How many of its sentences are looked at.</param>
    public NameCounts(AnalyzedText text, IReadOnlyList<Entity> entities, int sentences)
    {
        _sentences = new NamesOfSentence[sentences];
        _starts = new int[entities.Sum(static entity => entity.Mentions.Count)];
        foreach (var entity in entities)
        {
            var isNew = 1;
            foreach (var mention in entity.Mentions)
            {
                _starts[Mentions++] = mention.Start;
                var sentence = text.SentenceOf(text.TokenAt(mention.Start));
                if (sentence >= sentences)
                    continue;
                ref var counts = ref _sentences[sentence];
                counts = new NamesOfSentence(
                    counts.All + 1,
                    counts.People + (entity.Type == EntityType.Person ? 1 : 0),
                    counts.Locations + (entity.Type == EntityType.Location ? 1 : 0),
                    counts.Organizations + (entity.Type == EntityType.Organization ? 1 : 0),
                    counts.New + isNew,
                    counts.Salience + entity.Mentions.Count);
                isNew = 0;
            }
        }

        Array.Sort(_starts);
    }

    /// <summary>Mentions in the whole article.</summary>
    public int Mentions { get; private set; }

    /// <summary>Those of a sentence.</summary>
    public NamesOfSentence Of(int sentence) => _sentences[sentence];

    /// <summary>Whether a name begins at a code unit.</summary>
    public bool BeginsAt(int position) => Array.BinarySearch(_starts, position) >= 0;
}
