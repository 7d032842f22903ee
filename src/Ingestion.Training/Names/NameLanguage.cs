using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.Training.Names;

/// <summary>A text as the model of one language sees it.</summary>
/// <param name="Features">The features of its tokens.</param>
/// <param name="Cues">What the grammar makes of them.</param>
/// <param name="Known">What well-known names make of them.</param>
internal sealed record NameView(ITokenFeatures Features, byte[] Cues, byte[] Known);

/// <summary>The part of the engine that reads one language.</summary>
internal abstract class NameLanguage(WordLexicon lexicon)
{
    /// <summary>What features are made with.</summary>
    protected WordLexicon Lexicon { get; } = lexicon;

    /// <summary>The language with a tag.</summary>
    /// <param name="tag">One of <see cref="EntityFinder.Languages"/>.</param>
    /// <param name="lexicon">What features are made with.</param>
    public static NameLanguage Of(string tag, WordLexicon lexicon) => tag == "ar" ? new Arabic(lexicon) : new English(lexicon);

    /// <summary>Reads a text.</summary>
    public abstract NameView Read(AnalyzedText text);

    private NameView View(ITokenFeatures features, PooledList<FoundName> found)
    {
        var cues = new byte[features.Text.Tokens.Length];
        GrammarCues.Write(found.Items, cues);
        found.Dispose();
        var known = new byte[cues.Length];
        KnownNameCues.Write(features.Text, Lexicon, known);
        return new NameView(features, cues, known);
    }

    private sealed class Arabic(WordLexicon lexicon) : NameLanguage(lexicon)
    {
        private readonly ArabicLexicon _lists = ArabicLexicon.Instance;

        public override NameView Read(AnalyzedText text)
        {
            var words = new ArabicWords(text, _lists);
            return View(new ArabicFeatures(words, Lexicon), ArabicGrammar.Find(words, CancellationToken.None));
        }
    }

    private sealed class English(WordLexicon lexicon) : NameLanguage(lexicon)
    {
        private readonly EnglishLexicon _lists = EnglishLexicon.Load();

        public override NameView Read(AnalyzedText text)
        {
            var words = new LatinWords(text, _lists);
            return View(new EnglishFeatures(words, Lexicon), LatinGrammar.Find(words, inArabic: false, CancellationToken.None));
        }
    }
}
