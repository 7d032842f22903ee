using System.Text;
using Ingestion.Enrichment;

namespace Ingestion.Training.Conll;

/// <summary>
/// Sentences of a corpus laid out as the text of an article: a space between tokens, a line a sentence. Corpora of this form do not
/// say where an article ends, so some sentences in a row stand for one: enough for what looks for a name again in the same article.
/// </summary>
internal sealed class ConllDocument
{
    /// <summary>Sentences in a document where nothing else is asked for: about a long news article.</summary>
    public const int DefaultSentences = 30;

    private readonly ConllSentence[] _sentences;
    private readonly int[] _starts;

    private ConllDocument(ConllSentence[] sentences)
    {
        _sentences = sentences;
        _starts = new int[sentences.Length];
        var text = new StringBuilder();
        var names = new List<NameSpan>();
        for (var i = 0; i < sentences.Length; i++)
        {
            if (i > 0)
                text.Append('\n');
            _starts[i] = text.Length;
            Append(sentences[i], text, names);
        }
        Text = text.ToString();
        Names = names;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its names as annotated, in text order.</summary>
    public IReadOnlyList<NameSpan> Names { get; }

    /// <summary>How many tokens the corpus counts in it.</summary>
    public int TokenCount => _sentences.Sum(s => s.Tokens.Count);

    /// <summary>Lays out sentences.</summary>
    /// <param name="sentences">In the order of the corpus.</param>
    /// <param name="sentencesEach">How many make a document; the last one may have fewer.</param>
    public static IReadOnlyList<ConllDocument> Of(IEnumerable<ConllSentence> sentences, int sentencesEach = DefaultSentences) =>
        [.. sentences.Chunk(sentencesEach).Select(chunk => new ConllDocument(chunk))];

    /// <summary>The line of the corpus that a position of the text comes from.</summary>
    /// <param name="position">UTF-16 code unit of <see cref="Text"/>.</param>
    public int LineAt(int position)
    {
        var sentence = SentenceAt(position);
        // Tokens have no white space in them, so every space is a step to the next token and its line.
        return _sentences[sentence].Line + Text.AsSpan(_starts[sentence], position - _starts[sentence]).Count(' ');
    }

    /// <summary>The sentence that holds a position.</summary>
    /// <param name="position">UTF-16 code unit of <see cref="Text"/>.</param>
    public TextSpan SentenceSpan(int position)
    {
        var sentence = SentenceAt(position);
        return new TextSpan(_starts[sentence], sentence + 1 < _starts.Length ? _starts[sentence + 1] - 1 : Text.Length);
    }

    private int SentenceAt(int position)
    {
        var at = Array.BinarySearch(_starts, position);
        return at >= 0 ? at : ~at - 1;
    }

    private static void Append(ConllSentence sentence, StringBuilder text, List<NameSpan> names)
    {
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            if (i > 0)
                text.Append(' ');
            var token = sentence.Tokens[i];
            var start = text.Length;
            text.Append(token.Text);
            if (token.Part == TagPart.Begin)
                names.Add(new NameSpan(new TextSpan(start, text.Length), token.Type));
            else if (token.Part == TagPart.Inside)
                names[^1] = names[^1] with { Span = new TextSpan(names[^1].Span.Start, text.Length) };
        }
    }
}
