using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>One way in which the text writes a name.</summary>
/// <param name="Text">As written, without a merged clitic.</param>
/// <param name="Form">In comparable words.</param>
internal sealed record Spelling(string Text, NameForm Form)
{
    /// <summary>How often it stands in the text.</summary>
    public int Count { get; set; }

    /// <summary>Whether it has letters and all of them are Latin capitals: an abbreviation, or a headline's way of writing.</summary>
    public bool IsCapitals
    {
        get
        {
            var any = false;
            foreach (var letter in Text)
            {
                if (char.IsLetter(letter) && !char.IsUpper(letter))
                    return false;
                any |= char.IsUpper(letter);
            }

            return any;
        }
    }
}

/// <summary>Mentions that are known to be of one thing, and the group that they turned out to belong to.</summary>
/// <param name="type">What it names.</param>
internal sealed class NameGroup(EntityType type)
{
    // A hostile text may write one name in a hundred thousand ways; the first ones are enough to know it by.
    private const int MostSpellings = 24;

    private NameGroup? _whole;

    /// <summary>What it names.</summary>
    public EntityType Type { get; } = type;

    /// <summary>The mentions, in text order until groups are put together.</summary>
    public List<FoundName> Names { get; } = [];

    /// <summary>The distinct spellings, in order of first mention.</summary>
    public List<Spelling> Spellings { get; } = [];

    /// <summary>The spelling with the most words; the first of several.</summary>
    public NameForm Longest { get; private set; } = null!;

    /// <summary>The key of a list that knows it, or null.</summary>
    public string? Key => Names[0].Key;

    /// <summary>The group that this one is part of, itself while it is part of none.</summary>
    public NameGroup Whole
    {
        get
        {
            var whole = this;
            while (whole._whole is not null)
                whole = whole._whole;
            // Shortened on the way, so that a chain of merges stays cheap.
            for (var group = this; group._whole is not null && group._whole != whole;)
                (group, group._whole) = (group._whole, whole);
            return whole;
        }
    }

    /// <summary>Adds a mention; they come in text order.</summary>
    public void Add(AnalyzedText text, FoundName name)
    {
        if (Names.Count > 0 && Names[^1].Span == name.Span)
            return;
        Names.Add(name);
        var surface = SurfaceOf(text, name, out var hasArticle);
        foreach (var known in Spellings)
        {
            if (hasArticle ? known.Text.StartsWith("ال", StringComparison.Ordinal) && known.Text.AsSpan(2).SequenceEqual(surface) : surface.SequenceEqual(known.Text))
            {
                known.Count++;
                return;
            }
        }

        if (Spellings.Count == MostSpellings)
            return;
        var written = hasArticle ? string.Concat("ال", surface) : surface.ToString();
        var form = NameForm.Of(Type, written);
        Spellings.Add(new Spelling(written, form) { Count = 1 });
        if (Longest is null || form.Words.Length > Longest.Words.Length)
            Longest = form;
    }

    /// <summary>Makes this group part of another.</summary>
    public void JoinTo(NameGroup other)
    {
        var (one, whole) = (Whole, other.Whole);
        if (one != whole)
            one._whole = whole;
    }

    /// <summary>Takes over mentions and spellings of a group that is part of this one.</summary>
    public void TakeOver(NameGroup part)
    {
        Names.AddRange(part.Names);
        foreach (var spelling in part.Spellings)
        {
            if (Spellings.Find(known => known.Text == spelling.Text) is { } known)
                known.Count += spelling.Count;
            else
                Spellings.Add(spelling);
        }
    }

    // «لل» stands for ل and the article: what follows it is the name without its article.
    private static ReadOnlySpan<char> SurfaceOf(AnalyzedText text, FoundName name, out bool hasArticle)
    {
        var surface = text.Original.AsSpan(name.Span.Start, name.Span.Length);
        hasArticle = name.Clitic == "لل" && surface.StartsWith("لل");
        return hasArticle ? surface[2..] : surface;
    }
}
