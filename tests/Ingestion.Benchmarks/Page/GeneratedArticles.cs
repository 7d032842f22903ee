using System.Globalization;
using System.Text;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Text;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Benchmarks.Page;

/// <summary>
/// Stored articles of about 300 words, enriched as the engine does it. Words that no two of them share in the same measure come from a
/// vocabulary whose frequencies fall as those of a language do (Zipf), so that a search meets common words and rare ones.
/// </summary>
internal sealed class GeneratedArticles
{
    private const int Templates = 64;
    private const int Vocabulary = 50_000;
    private const int WordsOfVocabulary = 120;
    private const int WordsOfTemplate = 180;

    private static readonly DateTimeOffset First = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(string Body, EnrichmentResult Enrichment)> _templates;
    private readonly double[] _cumulative = new double[Vocabulary];

    public GeneratedArticles()
    {
        var engine = new EnrichmentEngine();
        _templates = [.. Enumerable.Range(0, Templates).Select(i => BenchmarkTexts.Arabic(WordsOfTemplate, i)).Select(body =>
            (body, engine.Enrich(new ArticleText(body) { PublishedOn = new DateOnly(2025, 10, 12) })))];
        for (var rank = 1; rank <= Vocabulary; rank++)
            _cumulative[rank - 1] = (rank == 1 ? 0 : _cumulative[rank - 2]) + 1.0 / rank;
    }

    /// <summary>The word of a rank: 1 is in nearly every article, the last ones in hardly any.</summary>
    public static string Word(int rank)
    {
        const string Letters = "بتثجحخدذرزسشصضطظعغقمنهي";
        var word = new StringBuilder();
        for (var rest = rank + 500; rest > 0; rest /= Letters.Length)
            word.Append(Letters[rest % Letters.Length]);
        return word.ToString();
    }

    /// <summary>When an article was stored.</summary>
    public static DateTimeOffset TimeOf(int number) => First.AddSeconds(number * 37L);

    public ArticleDocument Article(int number)
    {
        var random = new Random(number);
        var words = Enumerable.Range(0, WordsOfVocabulary).Select(_ => Word(Rank(random))).ToArray();
        var (text, enrichment) = _templates[number % Templates];
        var title = string.Join(' ', words.Take(8));
        var body = text + "\n\n" + string.Join(' ', words);
        var at = TimeOf(number);
        return new ArticleDocument
        {
            ArticleId = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 16)),
            Revision = 1,
            Source = "source-" + (number % 12).ToString(CultureInfo.InvariantCulture),
            ExternalId = number.ToString(CultureInfo.InvariantCulture),
            Title = title,
            Body = body,
            CrawledAt = at,
            ContentHash = new string('0', 64),
            Enrichment = enrichment,
            SearchTokens = Tokens(title + "\n" + body),
            Revisions = [new RevisionRecord(1, new string('0', 64), at, at, enrichment.Engine.Version, "ok")],
            FirstStoredAt = at,
            StoredAt = at,
        };
    }

    private static string[] Tokens(string text)
    {
        var analyzed = AnalyzedText.Of(text);
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in analyzed.Tokens)
        {
            if (token.Kind is TokenKind.Word or TokenKind.Number && token.FoldedEnd - token.FoldedStart > 1)
                tokens.Add(analyzed.FoldedOf(token).ToString());
        }
        return [.. tokens];
    }

    private int Rank(Random random)
    {
        var at = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at, Vocabulary - 1) + 1;
    }
}
