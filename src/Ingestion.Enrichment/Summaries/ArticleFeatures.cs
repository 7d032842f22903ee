using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>The features of all sentences of an article. A few passes over the text: linear.</summary>
/// <remarks>
/// No feature rests on the names that were found: counts of them gained nothing that could be measured, and the weights would have to be
/// trained again whenever names are found better.
/// </remarks>
internal sealed class ArticleFeatures : IDisposable
{
    /// <summary>Number of features of a sentence.</summary>
    public const int Count = (int)SentenceFeature.Capitals + 1;

    /// <summary>Sentences behind this one are not looked at: no report has so many, and what a file holds there is no news.</summary>
    public const int MostSentences = 400;

    private const int MostTopics = 64;

    private readonly AnalyzedText _text;
    private readonly PooledList<float> _values;
    private readonly uint[][] _content;
    private readonly ContentWords _words;

    /// <summary>Computes them.</summary>
    /// <param name="text">The body.</param>
    /// <param name="title">Headline, or empty.</param>
    /// <param name="language">BCP 47 primary tag.</param>
    /// <param name="stretches">Its quotation marks.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public ArticleFeatures(
        AnalyzedText text, string title, string language, IReadOnlyList<QuotedStretch> stretches, CancellationToken cancellationToken)
    {
        _text = text;
        Sentences = Math.Min(text.Sentences.Length, MostSentences);
        _values = PooledList<float>.OfDefaults(Sentences * Count);
        _content = new uint[Sentences][];
        _words = new ContentWords();
        for (var i = 0; i < Sentences; i++)
        {
            _content[i] = _words.Of(text, text.Sentences[i].FirstToken, text.Sentences[i].EndToken);
            _words.Count(_content[i]);
        }

        using var headline = AnalyzedText.Of(title);
        Title = _words.Of(headline, 0, headline.Tokens.Length);
        for (var i = 0; i < Sentences; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Shape(i, stretches);
        }

        Place(language switch { "ar" => 1, "en" => 2, _ => 0 });
        for (var i = 0; i < Sentences; i++)
            Tell(i);
        Topics = _words.MostCommon(MostTopics);
        _words.Release();
    }

    /// <summary>Number of sentences looked at.</summary>
    public int Sentences { get; }

    /// <summary>The content words that most sentences have.</summary>
    public uint[] Topics { get; }

    /// <summary>The content words of the title.</summary>
    public uint[] Title { get; }

    /// <summary>Index of the first sentence of the report: no line, no byline.</summary>
    public int First { get; private set; }

    /// <summary>The features of a sentence, in the order of <see cref="SentenceFeature"/>.</summary>
    public ReadOnlySpan<float> Of(int sentence) => _values.Items.Slice(sentence * Count, Count);

    /// <summary>Gives the memory of the features back.</summary>
    public void Dispose() => _values.Dispose();

    /// <summary>One feature of a sentence.</summary>
    public float Of(int sentence, SentenceFeature feature) => _values[(sentence * Count) + (int)feature];

    /// <summary>
    /// Which sentences are sentences of the report: no line, no fragment. All are, where the report has fewer than are asked for.
    /// </summary>
    /// <param name="count">How many are asked for.</param>
    public Func<int, bool> ReportSentences(int count)
    {
        var found = 0;
        for (var i = 0; i < Sentences; i++)
            found += IsOfReport(i) ? 1 : 0;
        return found >= count ? IsOfReport : static _ => true;
    }

    /// <summary>The content words of a sentence.</summary>
    public uint[] Content(int sentence) => _content[sentence];

    private ref float At(int sentence, SentenceFeature feature) => ref _values[(sentence * Count) + (int)feature];

    // What the sentence alone shows.
    private void Shape(int index, IReadOnlyList<QuotedStretch> stretches)
    {
        var sentence = _text.Sentences[index];
        int words = 0, letters = 0, numbers = 0, commas = 0, brackets = 0, latin = 0, arabic = 0, capitals = 0, speech = 0;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            var token = _text.Tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Word:
                    words++;
                    letters += token.FoldedEnd - token.FoldedStart;
                    latin += token.Script == TokenScript.Latin ? 1 : 0;
                    arabic += token.Script == TokenScript.Arabic ? 1 : 0;
                    capitals += char.IsUpper(_text.Original[token.Start]) ? 1 : 0;
                    speech += SpeechLexicon.Instance.At(_text, i, out _).Kind == SpeechKind.Saying ? 1 : 0;
                    break;
                case TokenKind.Number:
                    words++;
                    numbers++;
                    break;
                default:
                    var mark = _text.Folded[token.FoldedStart];
                    commas += mark is '،' or ',' or '؛' or ';' ? 1 : 0;
                    brackets += mark is '(' or '[' ? 1 : 0;
                    break;
            }
        }

        var last = _text.Folded[_text.Tokens[sentence.EndToken - 1].FoldedEnd - 1];
        At(index, SentenceFeature.Words) = words;
        At(index, SentenceFeature.WordLength) = letters / (float)Math.Max(1, words);
        At(index, SentenceFeature.Numbers) = numbers;
        At(index, SentenceFeature.Commas) = commas;
        At(index, SentenceFeature.Brackets) = brackets;
        At(index, SentenceFeature.Speech) = speech;
        At(index, SentenceFeature.Capitals) = capitals / (float)Math.Max(1, words);
        At(index, SentenceFeature.Foreign) = Math.Min(latin, arabic) / (float)Math.Max(1, words);
        At(index, SentenceFeature.FullStop) = last == '.' ? 1 : 0;
        At(index, SentenceFeature.Question) = last is '?' or '؟' ? 1 : 0;
        At(index, SentenceFeature.Line) = SentenceForm.IsLine(_text, sentence, words) ? 1 : 0;
        At(index, SentenceFeature.Quoted) = SentenceForm.Quoted(stretches, sentence.Span) / (float)sentence.Span.Length;
        At(index, SentenceFeature.BeginsQuoted) = SentenceForm.IsInside(stretches, sentence.Span.Start + 1) ? 1 : 0;
        var start = SentenceOpeners.Instance.StartOf(_text, sentence, static _ => false, out var dropped);
        At(index, SentenceFeature.Leans) = start < 0 ? 1 : 0;
        At(index, SentenceFeature.Connective) = dropped ? 1 : 0;
        At(index, SentenceFeature.BeginsWithSpeech) = SpeechLexicon.Instance.At(_text, sentence.FirstToken, out _).Kind == SpeechKind.Saying ? 1 : 0;
        At(index, SentenceFeature.GoesOn) = SentenceOpeners.IsBareContinuation(_text, sentence, sentence.FirstToken) ? 1 : 0;
    }

    // Where it stands among the others.
    private void Place(int language)
    {
        var before = 0f;
        var proper = 0;
        First = -1;
        for (var i = 0; i < Sentences; i++)
        {
            var sentence = _text.Sentences[i];
            At(i, SentenceFeature.Language) = language;
            At(i, SentenceFeature.Index) = Math.Min(50, i);
            At(i, SentenceFeature.ProperIndex) = Math.Min(50, proper);
            At(i, SentenceFeature.Place) = i / (float)Sentences;
            At(i, SentenceFeature.Left) = Math.Min(50, Sentences - 1 - i);
            At(i, SentenceFeature.WordsBefore) = Math.Min(1000, before);
            At(i, SentenceFeature.Paragraph) = Math.Min(50, sentence.Paragraph);
            At(i, SentenceFeature.IndexInParagraph) = i > 0 && _text.Sentences[i - 1].Paragraph == sentence.Paragraph
                ? Math.Min(50, At(i - 1, SentenceFeature.IndexInParagraph) + 1)
                : 0;
            At(i, SentenceFeature.Sentences) = Math.Min(100, Sentences);
            At(i, SentenceFeature.WordsOfPrevious) = i > 0 ? Of(i - 1, SentenceFeature.Words) : 0;
            At(i, SentenceFeature.WordsOfNext) = i + 1 < Sentences ? Of(i + 1, SentenceFeature.Words) : 0;
            before += Of(i, SentenceFeature.Words);
            if (!IsOfReport(i))
                continue;
            proper++;
            First = First < 0 ? i : First;
        }

        First = Math.Max(0, First);
        for (var i = 0; i < Sentences; i++)
        {
            At(i, SentenceFeature.ArticleWords) = Math.Min(2000, before);
            At(i, SentenceFeature.RelativeWords) = Of(i, SentenceFeature.Words) * Sentences / Math.Max(1, before);
        }
    }

    // How much of what the article is about it tells.
    private void Tell(int index)
    {
        var content = _content[index];
        float sum = 0, square = 0, dot = 0;
        int alone = 0, fresh = 0, introduced = 0;
        foreach (var word in content)
        {
            var with = _words.SentencesWith(word);
            sum += Math.Min(3, with - 1);
            square++;
            dot += with;
            alone += with == 1 ? 1 : 0;
            if (_words.FirstSentence(word) != index)
                continue;
            fresh++;
            introduced += with > 1 ? 1 : 0;
        }

        var length = Math.Max(1, content.Length);
        var title = ContentWords.Shared(content, Title);
        At(index, SentenceFeature.Content) = content.Length;
        At(index, SentenceFeature.TitleShared) = title;
        At(index, SentenceFeature.TitleCovered) = title / (float)Math.Max(1, Title.Length);
        At(index, SentenceFeature.TitleDensity) = title / (float)length;
        At(index, SentenceFeature.TitleContent) = Title.Length;
        At(index, SentenceFeature.FirstShared) = index == First ? 1 : Overlap(index, First);
        At(index, SentenceFeature.PreviousShared) = index > 0 ? Overlap(index, index - 1) : 0;
        At(index, SentenceFeature.NextShared) = index + 1 < Sentences ? Overlap(index, index + 1) : 0;
        At(index, SentenceFeature.CentralSum) = sum;
        At(index, SentenceFeature.CentralMean) = sum / length;
        At(index, SentenceFeature.Alone) = alone / (float)length;
        At(index, SentenceFeature.New) = fresh / (float)length;
        At(index, SentenceFeature.Introduced) = introduced;
        At(index, SentenceFeature.Centroid) = dot / (MathF.Sqrt(Math.Max(1, square)) * _words.Norm);
    }

    private bool IsOfReport(int sentence) => Of(sentence, SentenceFeature.Line) == 0 && Of(sentence, SentenceFeature.Words) >= SentenceForm.FewestWords;

    private float Overlap(int one, int other) => ContentWords.Overlap(_content[one], _content[other]);
}
