using Ingestion.Enrichment.Dates;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>What the words of a date expression are.</summary>
/// <param name="Arabic">Whether it begins in Arabic script.</param>
/// <param name="Month">The first name of a month, folded, or null.</param>
/// <param name="Weekday">Index of the token that names a weekday, or null.</param>
/// <param name="Shift">Where «الماضي» or "last" stands, or null.</param>
/// <param name="Part">Index of the token of «مطلع» or "early", or null.</param>
/// <param name="IsDay">Whether it is counted in days from the anchor or names a weekday.</param>
/// <param name="HasYear">Whether it has a year.</param>
/// <param name="Since">Whether it begins with «منذ».</param>
/// <param name="Ago">Whether it begins with «قبل».</param>
/// <param name="DayFirst">Whether a number stands before the month.</param>
internal readonly record struct DateWords(
    bool Arabic, string? Month, int? Weekday, int? Shift, int? Part, bool IsDay, bool HasYear, bool Since, bool Ago, bool DayFirst)
{
    /// <summary>Reads the words of an expression.</summary>
    public static DateWords Of(AnalyzedText text, DateMention date)
    {
        var first = text.TokenAt(date.Start);
        var result = default(DateWords);
        for (var i = first; i < text.Tokens.Length && text.Tokens[i].Start < date.End;)
        {
            var token = text.Tokens[i];
            if (i == first)
                result = result with { Arabic = token.Script == TokenScript.Arabic };
            if (token.Kind == TokenKind.Number)
            {
                result = token.FoldedEnd - token.FoldedStart >= 4 ? result with { HasYear = true } : result with { DayFirst = result.Month is null };
                i++;
                continue;
            }

            var word = Word(text, i, date.End, out var next);
            result = word.Kind switch
            {
                DateTermKind.Month when result.Month is null => result with { Month = text.Folded[token.FoldedStart..text.Tokens[next - 1].FoldedEnd].ToString() },
                DateTermKind.Weekday => result with { Weekday = i, IsDay = true },
                DateTermKind.Day => result with { IsDay = true },
                DateTermKind.Shift => result with { Shift = token.Start },
                DateTermKind.Part => result with { Part = i },
                DateTermKind.Since => result with { Since = true },
                DateTermKind.Ago => result with { Ago = true },
                _ => result,
            };
            i = next;
        }

        return result.Month is null ? result with { DayFirst = false } : result;
    }

    private static DateWord Word(AnalyzedText text, int token, int end, out int next)
    {
        next = token + 1;
        var longest = DateLexicon.Instance.LongestPhrase(text.FoldedOf(token));
        for (var words = longest; words > 0; words--)
        {
            var last = token + words - 1;
            if (last >= text.Tokens.Length || text.Tokens[last].Start >= end)
                continue;
            if (DateLexicon.Instance.TryGet(text.Folded.Slice(text.Tokens[token].FoldedStart, text.Tokens[last].FoldedEnd - text.Tokens[token].FoldedStart), out var word))
            {
                next = last + 1;
                return word;
            }
        }

        return default;
    }
}
