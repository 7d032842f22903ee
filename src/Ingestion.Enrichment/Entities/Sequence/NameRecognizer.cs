using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// Adds to the names that grammar and lists have found those that only the model finds. Grammar and lists stay as they are where they
/// are sure; what they only guess gives way to a model that is surer of another reading.
/// </summary>
/// <param name="tagger">The model at work.</param>
/// <param name="thresholds">From which probability a name counts.</param>
internal sealed class NameRecognizer(SequenceTagger tagger, NameThresholds thresholds)
{
    private readonly DocumentTagger _document = new(tagger);

    /// <summary>What the features of texts are made with.</summary>
    public WordLexicon Lexicon => tagger.Lexicon;

    /// <summary>Finds names and puts them beside those of the grammar.</summary>
    /// <param name="features">The text.</param>
    /// <param name="grammar">The names of grammar and lists, none overlapping but for organizations inside others.</param>
    /// <param name="make">Makes a found name with its span, or null where the language forbids such a name.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>Both together, in no order.</returns>
    public PooledList<FoundName> Complete(ITokenFeatures features, ReadOnlySpan<FoundName> grammar, Func<TaggedName, FoundName?> make, CancellationToken cancellationToken)
    {
        using var cues = PooledList<byte>.OfDefaults(features.Text.Tokens.Length);
        GrammarCues.Write(grammar, cues.Items);
        using var tagged = _document.Tag(features, cues.Items, thresholds.Least, again: true, cancellationToken);
        using var owners = PooledList<int>.OfDefaults(cues.Count);
        for (var i = 0; i < grammar.Length; i++)
            owners.Items[grammar[i].FirstToken..grammar[i].EndToken].Fill(i + 1);
        using var dropped = PooledList<bool>.OfDefaults(grammar.Length);
        using var surnames = new Surnames(features.Text);
        foreach (var name in grammar)
            surnames.Add(name.Type, name.FirstToken, name.EndToken);
        foreach (var name in tagged.Items)
            surnames.Add(name.Type, name.FirstToken, name.EndToken);
        var all = new PooledList<FoundName>(grammar.Length + tagged.Count);
        foreach (var name in tagged.Items)
        {
            if (name.Probability >= thresholds.Of(name.Type) && !surnames.IsShared(name) && make(name) is { } made
                && GivesWay(name, grammar, owners.Items, dropped.Items))
            {
                all.Add(made);
            }
        }

        for (var i = 0; i < grammar.Length; i++)
        {
            if (!dropped[i])
                all.Add(grammar[i]);
        }

        return all;
    }

    private bool GivesWay(TaggedName name, ReadOnlySpan<FoundName> grammar, ReadOnlySpan<int> owners, Span<bool> dropped)
    {
        for (var token = name.FirstToken; token < name.EndToken; token++)
        {
            if (owners[token] > 0 && !IsGuess(grammar[owners[token] - 1], name))
                return false;
        }

        for (var token = name.FirstToken; token < name.EndToken; token++)
        {
            if (owners[token] > 0)
                dropped[owners[token] - 1] = true;
        }

        return true;
    }

    private bool IsGuess(FoundName found, TaggedName name) => found.Confidence <= thresholds.Guess && name.Probability >= thresholds.Sure
        && !(found.FirstToken == name.FirstToken && found.EndToken == name.EndToken && found.Type == name.Type);
}

/// <summary>From which probability names of the model count. Chosen on tests/evaluation: the model has not seen it, the grammar was made with most of it.</summary>
/// <param name="Person">For persons.</param>
/// <param name="Location">For places.</param>
/// <param name="Organization">For organizations.</param>
internal sealed record NameThresholds(float Person, float Location, float Organization)
{
    /// <summary>Those of Arabic texts.</summary>
    public static NameThresholds Arabic { get; } = new(0.65f, 0.7f, 0.8f) { Guess = 0.6 };

    /// <summary>Those of English texts.</summary>
    public static NameThresholds English { get; } = new(0.55f, 0.65f, 0.5f);

    /// <summary>Names of the grammar of at most this confidence are guesses.</summary>
    public double Guess { get; init; } = 0.65;

    /// <summary>A model as sure as this overrules a guess.</summary>
    public float Sure { get; init; } = 0.8f;

    /// <summary>The smallest of them.</summary>
    public float Least => Math.Min(Person, Math.Min(Location, Organization));

    /// <summary>That of a type.</summary>
    public float Of(EntityType type) => type switch
    {
        EntityType.Person => Person,
        EntityType.Location => Location,
        _ => Organization,
    };
}
