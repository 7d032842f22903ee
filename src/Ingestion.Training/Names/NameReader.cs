using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;
using Ingestion.Training.Conll;

namespace Ingestion.Training.Names;

/// <summary>Reads annotated documents as the product would read them: its tokens, its sentences, its features.</summary>
/// <param name="without">Kinds of features that are left out, a bit each.</param>
internal sealed class NameReader(uint without = 0)
{
    private readonly List<LabeledSentence> _sentences = [];
    private readonly List<uint[]> _words = [];
    private readonly Dictionary<(NameLanguage, string), int> _numbers = [];

    /// <summary>What has been read.</summary>
    public LabeledSet Set => new(_sentences, _words);

    /// <summary>Adds a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="inDomain">Whether it is of the genre and annotation that the model is for.</param>
    /// <param name="language">The language's part of the engine.</param>
    /// <param name="firstPass">A model that has not seen it, or null.</param>
    public void Add(ConllDocument document, bool inDomain, NameLanguage language, NameModel? firstPass)
    {
        var text = AnalyzedText.Of(document.Text);
        var view = language.Read(text);
        var (memory, votes) = firstPass?.DocumentCues(view) ?? (new byte[text.Tokens.Length], new byte[text.Tokens.Length]);
        var labels = LabelsOf(text, document.Names);
        foreach (var sentence in text.Sentences)
        {
            var range = sentence.FirstToken..sentence.EndToken;
            var words = new int[sentence.EndToken - sentence.FirstToken];
            for (var i = 0; i < words.Length; i++)
                words[i] = NumberOf(language, view.Features, sentence.FirstToken + i);
            var cues = new LabeledCues(CuesOf(FeatureKind.Grammar, view.Cues), CuesOf(FeatureKind.KnownPhrase, view.Known), CuesOf(FeatureKind.Document, memory), CuesOf(FeatureKind.Vote, votes));
            _sentences.Add(new LabeledSentence(words, cues, labels[range], inDomain));

            byte[] CuesOf(FeatureKind kind, byte[] all) => (without >> (int)kind & 1) == 0 ? all[range] : new byte[words.Length];
        }
    }

    private int NumberOf(NameLanguage language, ITokenFeatures features, int token)
    {
        var surface = features.Text.SurfaceOf(token).ToString();
        if (_numbers.TryGetValue((language, surface), out var number))
            return number;
        var list = new FeatureList(stackalloc uint[FeatureList.Capacity], without);
        features.Collect(token, ref list);
        _words.Add(list.Features.ToArray());
        return _numbers[(language, surface)] = _words.Count - 1;
    }

    private static byte[] LabelsOf(AnalyzedText text, IReadOnlyList<NameSpan> names)
    {
        var labels = new byte[text.Tokens.Length];
        foreach (var name in names)
        {
            if (TypeOf(name.Type) is not { } type)
                continue;
            var (first, end) = (text.TokenAt(name.Span.Start), text.TokenAt(name.Span.End - 1) + 1);
            // Corpora leave marks on the token («أ)»): they are no part of a name.
            while (first < end && !text.Tokens[first].IsWord)
                first++;
            while (end > first && !text.Tokens[end - 1].IsWord)
                end--;
            if (first == end || labels[first] != 0)
                continue;
            var begin = NameLabels.Begin(type);
            labels[first] = (byte)begin;
            for (var token = first + 1; token < end; token++)
                labels[token] = (byte)NameLabels.Inside(begin);
        }

        return labels;
    }

    private static EntityType? TypeOf(NameType type) => type switch
    {
        NameType.Person => EntityType.Person,
        NameType.Location => EntityType.Location,
        NameType.Organization => EntityType.Organization,
        _ => null,
    };
}
