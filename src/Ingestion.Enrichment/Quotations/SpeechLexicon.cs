using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>What a word does in a passage of speech. The words stand in <c>Resources/Quotations</c>, with what each kind means.</summary>
internal enum SpeechKind : byte
{
    None,

    /// <summary>A finite verb of speech.</summary>
    Saying,

    /// <summary>A verb that describes something: "called it …".</summary>
    Calling,

    /// <summary>A verb of passing on («نقلت … عن»).</summary>
    Passing,

    /// <summary>A participle or noun that goes on with the speaker of the clause («مؤكداً»).</summary>
    Inherit,

    /// <summary>«بحسب».</summary>
    Source,

    /// <summary>«إن».</summary>
    That,

    /// <summary>«الذي».</summary>
    Relative,

    /// <summary>«أيضاً».</summary>
    Adverb,

    /// <summary>«مصدر».</summary>
    Unnamed,

    /// <summary>«المتحدث».</summary>
    Voice,

    /// <summary>«عن».</summary>
    From,

    /// <summary>«اسم».</summary>
    Naming,

    /// <summary>"headlines".</summary>
    Named,

    /// <summary>A preposition.</summary>
    Prep,

    /// <summary>"he".</summary>
    He,

    /// <summary>"she".</summary>
    She,

    /// <summary>"it".</summary>
    It,

    /// <summary>"they".</summary>
    They,

    /// <summary>«الشركة».</summary>
    Company,

    /// <summary>«لكن».</summary>
    Clause,

    /// <summary>«وذلك».</summary>
    Narrator,

    /// <summary>«ذاته»: whoever spoke before.</summary>
    Same,

    /// <summary>«سموه»: whoever was named behind that form of address.</summary>
    Honour,

    /// <summary>"Mr.", "his brother": who follows is a man.</summary>
    Mister,

    /// <summary>"Ms.", "his wife": who follows is a woman.</summary>
    Madam,

    /// <summary>"in", at the beginning of an English sentence.</summary>
    Opening,
}

/// <summary>What the lexicon knows of a word or phrase.</summary>
/// <param name="Kind">Its part.</param>
/// <param name="Weak">It is also another word and needs «أن», a colon or a mark soon after it.</param>
/// <param name="Initial">It is a verb only where a clause begins.</param>
internal readonly record struct SpeechWord(SpeechKind Kind, bool Weak = false, bool Initial = false);

/// <summary>The words of speech, read once from <c>Resources/Quotations</c>. Keys are folded.</summary>
internal sealed class SpeechLexicon
{
    private static readonly Lazy<SpeechLexicon> Shared = new(() => new SpeechLexicon());

    private readonly Dictionary<string, SpeechWord> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _twoWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> _adding = new(StringComparer.Ordinal);
    private readonly HashSet<string> _transitive = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpeechKind> _agreement = new(StringComparer.Ordinal);

    private SpeechLexicon()
    {
        foreach (var row in WordList.Rows("Quotations/verbs-ar.tsv"))
            AddVerb(row);
        foreach (var row in WordList.Rows("Quotations/cues.tsv"))
            Add(row[0], new SpeechWord(Enum.Parse<SpeechKind>(row[1], ignoreCase: true), row.Length > 2));
    }

    /// <summary>The one lexicon.</summary>
    public static SpeechLexicon Instance => Shared.Value;

    /// <summary>What a token is, alone or with the one behind it; «و» and «ف» in front are looked through.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">Index of the token.</param>
    /// <param name="end">One past the last token of the word or phrase.</param>
    public SpeechWord At(AnalyzedText text, int token, out int end)
    {
        end = token + 1;
        var current = text.Tokens[token];
        if (!current.IsWord)
            return default;
        var folded = text.FoldedOf(current);
        if (Find(text, token, folded, 0, out end) is { Kind: not SpeechKind.None } whole)
            return whole;
        if (current.Script != TokenScript.Arabic || folded.Length < 3 || folded[0] is not ('و' or 'ف'))
            return default;
        var rest = Find(text, token, folded, 1, out end);
        // «ورد», «وفي»: of two letters only a verb that must have its complement, and prepositions.
        return folded.Length > 3 || rest is { Kind: SpeechKind.Saying, Weak: true } or { Kind: SpeechKind.Prep or SpeechKind.From } ? rest : default;
    }

    /// <summary>Whether a verb adds to what its subject has said before («وأضاف»).</summary>
    public bool Adds(AnalyzedText text, int token) => _adding.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.FoldedOf(token).TrimStart('و'));

    /// <summary>Whether whom the speaker talks to is the verb's object («أبلغ الوكالة بأن»).</summary>
    public bool IsTransitive(AnalyzedText text, int token) => _transitive.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.FoldedOf(token).TrimStart('و'));

    /// <summary>He or She: whose form an Arabic verb has («قال», «قالت»); None where the forms of two verbs are written alike («تذكر»).</summary>
    public SpeechKind FormOf(AnalyzedText text, int token)
    {
        var folded = text.FoldedOf(token);
        var forms = _agreement.GetAlternateLookup<ReadOnlySpan<char>>();
        return forms.TryGetValue(folded, out var form) || (folded is ['و' or 'ف', ..] && forms.TryGetValue(folded[1..], out form)) ? form : SpeechKind.None;
    }

    /// <summary>Whether a folded word is of a kind.</summary>
    public bool Knows(ReadOnlySpan<char> folded, SpeechKind kind) => TryGet(folded, out var word) && word.Kind == kind;

    private SpeechWord Find(AnalyzedText text, int token, ReadOnlySpan<char> folded, int skip, out int end)
    {
        end = token + 1;
        if (end < text.Tokens.Length && _twoWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded[skip..]))
        {
            var from = text.Tokens[token].FoldedStart + skip;
            if (TryGet(text.Folded.Slice(from, text.Tokens[end].FoldedEnd - from), out var pair))
            {
                end++;
                return pair;
            }
        }

        return TryGet(folded[skip..], out var word) ? word : default;
    }

    private bool TryGet(ReadOnlySpan<char> folded, out SpeechWord word) => _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out word);

    // past, feminine, present, participle, w, a, c and t: the inflected forms that news uses.
    private void AddVerb(string[] row)
    {
        var weak = row.Length > 4 && row[4].Contains('w', StringComparison.Ordinal);
        if (row.Length > 4 && row[4].Contains('a', StringComparison.Ordinal))
            _adding.UnionWith(Finite(row));
        if (row.Length > 4 && row[4].Contains('t', StringComparison.Ordinal))
            _transitive.UnionWith(Finite(row));
        AddForms(Finite(row), feminine: row[1]);
        var saying = new SpeechWord(SpeechKind.Saying, weak);
        Add(row[0], saying with { Initial = row.Length > 4 && row[4].Contains('c', StringComparison.Ordinal) });
        Add(row[1] == "-" ? row[0] + "ت" : row[1], saying);
        Add(row[0] + "وا", saying);
        Add(row[2], saying);
        Add(row[2] + "ون", saying);
        if (row[2].StartsWith('ي'))
            Add("ت" + row[2][1..], saying);
        if (row[3] == "-")
            return;
        var inherit = new SpeechWord(SpeechKind.Inherit, weak);
        Add(row[3] + "ا", inherit);
        Add(row[3] + "ة", inherit);
        Add(row[3] + "ين", inherit);
    }

    // Past and present, masculine and feminine in turn.
    private void AddForms(string[] forms, string feminine)
    {
        if (feminine != "-")
            forms[1] = FoldedText.Fold(feminine);
        for (var i = 0; i < forms.Length; i++)
        {
            var form = i % 2 == 0 ? SpeechKind.He : SpeechKind.She;
            if (!_agreement.TryAdd(forms[i], form) && _agreement[forms[i]] != form)
                _agreement[forms[i]] = SpeechKind.None;
        }
    }

    private static string[] Finite(string[] row) =>
        [FoldedText.Fold(row[0]), FoldedText.Fold(row[0] + "ت"), FoldedText.Fold(row[2]), FoldedText.Fold("ت" + row[2][1..])];

    private void Add(string phrase, SpeechWord word)
    {
        var key = FoldedText.Fold(phrase);
        // A cue that is listed outright wins over a derived form.
        _words[key] = word;
        if (key.IndexOf(' ', StringComparison.Ordinal) is var space and > 0)
            _twoWords.Add(key[..space]);
    }
}
