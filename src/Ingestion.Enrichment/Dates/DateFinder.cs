using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Dates;

/// <summary>Finds the dates that an article names, and resolves them as far as the text allows. Thread-safe, linear, without I/O.</summary>
public static class DateFinder
{
    private const int VerbBefore = 12;
    private const int VerbBehind = 3;

    // What is left of the confidence when the parts disagree, and when only the day of the crawl is known.
    private const double OfConflict = 0.5;
    private const double OfCrawl = 0.7;

    private static readonly IComparer<DateMention> ByStart = Comparer<DateMention>.Create((one, other) => one.Start.CompareTo(other.Start));

    /// <summary>The dates of a text, in text order.</summary>
    /// <param name="text">The body.</param>
    /// <param name="publishedOn">Day of publication in the publisher's own offset, or null.</param>
    /// <param name="crawledOn">
    /// Day of the crawl, from which relative expressions count, with less confidence, when the day of publication is unknown. Without
    /// either they are found but stay unresolved.
    /// </param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>Mentions that do not overlap; a day is never more exact than what is written.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<DateMention> Find(AnalyzedText text, DateOnly? publishedOn, DateOnly? crawledOn = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<DateMention>();
        var quoted = QuoteMarks.Find(text);
        var grammar = new DateGrammar(text);
        var terms = new List<DateTerm>(64);
        var anchor = publishedOn ?? crawledOn;
        var anchorKind = publishedOn is null ? DateAnchor.Crawled : DateAnchor.Published;
        var utterance = anchor;
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DateTermReader.Read(text, sentence, terms);
            grammar.Read(terms);
            // Inside a quotation the day of the utterance counts («قال أمس: "سنبدأ غداً"»), so what stands outside is read first.
            if (!IsInside(quoted, sentence.Span.Start))
                utterance = anchor;
            var first = found.Count;
            var said = Scan(terms, text, grammar, quoted, inside: false, anchor, anchorKind, found);
            utterance = said ?? utterance;
            if (quoted.Count > 0)
                Scan(terms, text, grammar, quoted, inside: true, utterance, anchorKind, found);
            if (found.Count - first > 1)
                found.Sort(first, found.Count - first, ByStart);
        }

        return found;
    }

    private static DateOnly? Scan(List<DateTerm> terms, AnalyzedText text, DateGrammar grammar, IReadOnlyList<QuotedStretch> quoted, bool inside, DateOnly? anchor, DateAnchor anchorKind, List<DateMention> found)
    {
        DateOnly? said = null;
        for (var i = 0; i < terms.Count;)
        {
            if (terms[i].Kind is DateTermKind.None or DateTermKind.Mark || IsInside(quoted, terms[i].Start) != inside
                || grammar.MatchAt(i, anchor) is not { } match)
            {
                i++;
                continue;
            }

            i = match.EndTerm;
            if (match.IsName)
                continue;
            found.Add(Mention(text, terms[match.First].Start, terms[match.EndTerm - 1].End, match, anchorKind));
            if (match.IsDayWord && said is null && !inside && IsDayOfSpeech(text, terms[match.First].FirstToken, terms[match.EndTerm - 1].EndToken))
                said = match.Value.AsDay();
        }

        return said;
    }

    private static DateMention Mention(AnalyzedText text, int start, int end, DateMatch match, DateAnchor anchor)
    {
        var isRange = match.Value.Year > 0 && match.EndValue.Year > 0;
        var counted = match.Value.Year > 0 && match.Basis is DateBasis.Counted or DateBasis.Guessed;
        return new DateMention(start, end, text.Original[start..end], match.Value.ToIso(), isRange ? DateGranularity.Range : match.Value.Granularity, match.Conflict)
        {
            EndValue = isRange ? match.EndValue.ToIso() : null,
            Anchor = counted ? anchor : DateAnchor.None,
            Confidence = Confidence(match, counted && anchor == DateAnchor.Crawled),
            Hijri = match.Hijri.ToIso(),
        };
    }

    private static double Confidence(DateMatch match, bool crawled)
    {
        if (match.Value.Year == 0)
            return 0;
        var sure = match.Basis switch
        {
            DateBasis.Written => 1,
            DateBasis.Counted => 0.95,
            DateBasis.Guessed => 0.85,
            // Where months begin by sighting the day may be another one.
            _ => match.Value.Granularity == DateGranularity.Day ? 0.7 : 0.9,
        };
        return Math.Round(sure * (match.Conflict ? OfConflict : 1) * (crawled ? OfCrawl : 1), 3);
    }

    // «قال المدرب، أمس السبت، إن …», "she said on Tuesday": the day stands beside a verb of speech.
    private static bool IsDayOfSpeech(AnalyzedText text, int token, int end)
    {
        var tokens = text.Tokens.Length;
        for (var i = Math.Max(0, token - VerbBefore); i < Math.Min(tokens, end + VerbBehind); i++)
        {
            if (SpeechLexicon.Instance.At(text, i, out _).Kind == SpeechKind.Saying)
                return true;
        }

        return false;
    }

    private static bool IsInside(IReadOnlyList<QuotedStretch> quoted, int position)
    {
        int low = 0, high = quoted.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (quoted[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low < quoted.Count && quoted[low].Start <= position;
    }
}
