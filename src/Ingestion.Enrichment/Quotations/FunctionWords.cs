using System.Runtime.InteropServices;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>What a small word does in a clause. The words stand in <c>Resources/Quotations/function-words.tsv</c>, with what each kind means.</summary>
[Flags]
internal enum FunctionWord
{
    None = 0,

    /// <summary>«لم», "had".</summary>
    Auxiliary = 1 << 0,

    /// <summary>"the".</summary>
    Article = 1 << 1,

    /// <summary>"another".</summary>
    Indefinite = 1 << 2,

    /// <summary>"but".</summary>
    Conjunction = 1 << 3,

    /// <summary>«لن».</summary>
    Subjunctive = 1 << 4,

    /// <summary>«هكذا».</summary>
    Manner = 1 << 5,

    /// <summary>"firm".</summary>
    AnyFirm = 1 << 6,

    /// <summary>"van".</summary>
    Particle = 1 << 7,

    /// <summary>«أما».</summary>
    Topic = 1 << 8,

    /// <summary>«هكذا».</summary>
    Telling = 1 << 9,

    /// <summary>"by".</summary>
    Author = 1 << 10,

    /// <summary>«إذ».</summary>
    Subordinator = 1 << 11,

    /// <summary>«عبر».</summary>
    Channel = 1 << 12,

    /// <summary>"with", behind a medium.</summary>
    Outlet = 1 << 13,

    /// <summary>«على», behind a verb of speech.</summary>
    Content = 1 << 14,

    /// <summary>"said".</summary>
    Bare = 1 << 15,

    /// <summary>"on", before a day.</summary>
    Dating = 1 << 16,

    /// <summary>«فإن».</summary>
    Result = 1 << 17,

    /// <summary>«عنه».</summary>
    Pronominal = 1 << 18,

    /// <summary>"its".</summary>
    Possessive = 1 << 19,

    /// <summary>«بصوت».</summary>
    Tone = 1 << 20,

    /// <summary>«بعدما».</summary>
    Temporal = 1 << 21,

    /// <summary>"driver".</summary>
    Somebody = 1 << 22,
}

/// <summary>The small words of clauses, read once. Keys are folded.</summary>
internal sealed class FunctionWords
{
    private static readonly Lazy<FunctionWords> Shared = new(() => new FunctionWords());

    private readonly Dictionary<string, FunctionWord> _words = new(StringComparer.Ordinal);

    private FunctionWords()
    {
        foreach (var row in WordList.Rows("Quotations/function-words.tsv"))
        {
            foreach (var kind in row[1].Split(' '))
                CollectionsMarshal.GetValueRefOrAddDefault(_words, FoldedText.Fold(row[0]), out _) |= Enum.Parse<FunctionWord>(kind, ignoreCase: true);
        }
    }

    /// <summary>The one list.</summary>
    public static FunctionWords Instance => Shared.Value;

    /// <summary>Whether a folded word is of a kind.</summary>
    public bool Knows(ReadOnlySpan<char> folded, FunctionWord kind) =>
        _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var known) && (known & kind) != FunctionWord.None;
}
