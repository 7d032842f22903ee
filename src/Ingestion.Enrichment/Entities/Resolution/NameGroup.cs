using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>Mentions that are known to be of one thing, and the group that they turned out to belong to.</summary>
/// <param name="type">What it names.</param>
/// <param name="key">The key of a list that knows it, or null.</param>
/// <param name="first">Its first mention.</param>
internal sealed class NameGroup(EntityType type, string? key, TextSpan first)
{
    // A hostile text may write one name in a hundred thousand ways; the first ones are enough to know it by.
    private const int MostSpellings = 24;

    private NameGroup? _whole;
    private TextSpan _last;
    private int _spellings;

    /// <summary>What it names.</summary>
    public EntityType Type => type;

    /// <summary>The key of a list that knows it, or null.</summary>
    public string? Key => key;

    /// <summary>Its first mention, also among the mentions of groups that it has taken over.</summary>
    public TextSpan First { get; private set; } = first;

    /// <summary>Its place among the groups of the article.</summary>
    public required int Order { get; set; }

    /// <summary>The first of the distinct spellings, in order of first mention.</summary>
    public Spelling Spellings { get; private set; } = null!;

    /// <summary>The spelling with the most words; the first of several.</summary>
    public NameForm Longest { get; private set; }

    /// <summary>The next of the groups that were part of one whole when members were last chained (<see cref="ChainTo"/>).</summary>
    public NameGroup? NextMember { get; private set; }

    /// <summary>The first of the groups that were part of this one when members were last chained.</summary>
    public NameGroup? FirstMember { get; private set; }

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

    /// <summary>Counts a mention; they come in text order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="forms">Reads spellings into words.</param>
    /// <param name="name">The mention.</param>
    public void Add(AnalyzedText text, NameForms forms, FoundName name)
    {
        if (_last == name.Span)
            return;
        _last = name.Span;
        var surface = SurfaceOf(text, name, out var hasArticle);
        Spelling? last = null;
        for (var known = Spellings; known is not null; (last, known) = (known, known.Next))
        {
            if (hasArticle ? known.Text.StartsWith("ال", StringComparison.Ordinal) && known.Text.AsSpan(2).SequenceEqual(surface) : surface.SequenceEqual(known.Text))
            {
                known.Count++;
                return;
            }
        }

        if (_spellings == MostSpellings)
            return;
        _spellings++;
        var written = hasArticle ? string.Concat("ال", surface) : surface.ToString();
        using var folding = new FoldedTextBuilder(written);
        var folded = forms.Names.Add(folding.Text);
        var spelling = new Spelling(written, folded, forms.Of(Type, folded), name.Span.Start);
        if (last is null)
            Spellings = spelling;
        else
            last.Next = spelling;
        if (last is null || spelling.Form.Length > Longest.Length)
            Longest = spelling.Form;
    }

    /// <summary>Makes this group part of another.</summary>
    public void JoinTo(NameGroup other)
    {
        var (one, whole) = (Whole, other.Whole);
        if (one != whole)
            one._whole = whole;
    }

    /// <summary>Forgets the members of this group.</summary>
    public void ClearMembers() => FirstMember = null;

    /// <summary>Puts this group among the members of the whole that it is now part of.</summary>
    public void ChainTo(NameGroup whole) => (NextMember, whole.FirstMember) = (whole.FirstMember, this);

    /// <summary>By first mention; of two that start at one place the longer comes first.</summary>
    public int CompareFirst(NameGroup other) =>
        First.Start != other.First.Start ? First.Start.CompareTo(other.First.Start) : other.First.End.CompareTo(First.End);

    /// <summary>Takes over the spellings of a group that is part of this one.</summary>
    public void TakeOver(NameGroup part)
    {
        First = part.CompareFirst(this) < 0 ? part.First : First;
        for (var spelling = part.Spellings; spelling is not null;)
        {
            var next = spelling.Next;
            TakeOver(spelling);
            spelling = next;
        }
    }

    private void TakeOver(Spelling spelling)
    {
        Spelling? before = null;
        for (var known = Spellings; known is not null; known = known.Next)
        {
            if (known.Text == spelling.Text)
            {
                known.Count += spelling.Count;
                return;
            }

            before = known.First <= spelling.First ? known : before;
        }

        if (before is null)
            (spelling.Next, Spellings) = (Spellings, spelling);
        else
            (spelling.Next, before.Next) = (before.Next, spelling);
    }

    // «لل» stands for ل and the article: what follows it is the name without its article.
    private static ReadOnlySpan<char> SurfaceOf(AnalyzedText text, FoundName name, out bool hasArticle)
    {
        var surface = text.Original.AsSpan(name.Span.Start, name.Span.Length);
        hasArticle = name.Clitic == "لل" && surface.StartsWith("لل");
        return hasArticle ? surface[2..] : surface;
    }
}
