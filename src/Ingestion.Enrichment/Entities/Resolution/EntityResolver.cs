using System.Collections.Frozen;
using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>
/// Puts groups of mentions together that are one thing: short forms, spelling variants, dropped heads, abbreviations, other scripts, and
/// names in brackets. A short form that fits two things stays apart.
/// </summary>
internal static class EntityResolver
{
    // The rules compare pairs. A text with more things of one type is no news article, and must stay linear.
    private const int MostOfOneType = 300;

    private static readonly Lazy<FrozenSet<string>> DroppedHeads = new(() => WordList.Lines("Names/dropped-heads.txt").ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Joins the short forms of persons and organizations to what they stand for.</summary>
    /// <param name="groups">All groups, in order of first mention.</param>
    /// <param name="isListed">Whether a folded word is a common personal name: two of them are two people («سالم», «سليم»).</param>
    public static void JoinShortForms(ReadOnlySpan<NameGroup> groups, Predicate<ReadOnlySpan<char>> isListed)
    {
        using var wholes = new PooledList<NameGroup>(groups.Length);
        foreach (var type in (ReadOnlySpan<EntityType>)[EntityType.Person, EntityType.Organization])
        {
            wholes.Truncate(0);
            foreach (var group in groups)
            {
                if (group.Type == type && group.Whole == group)
                    wholes.Add(group);
            }

            if (wholes.Count is <= 1 or > MostOfOneType)
                continue;
            ChainMembers(groups, type);
            JoinShortForms(wholes.Items, isListed);
        }
    }

    /// <summary>Joins groups that are one name in two spellings, and countries under two names.</summary>
    /// <param name="groups">All groups; afterwards <see cref="NameGroup.Whole"/> says what each belongs to.</param>
    /// <param name="names">The names of the article.</param>
    public static void JoinSpellings(ReadOnlySpan<NameGroup> groups, NameTable names)
    {
        using var known = new TypedNames<NameGroup>();
        foreach (var group in groups)
        {
            for (var spelling = group.Spellings; spelling is not null; spelling = spelling.Next)
                JoinTo(ref known[group.Type, spelling.Form.Joined], group);
            // «أميركا» and «الولايات المتحدة», "U.K." and "Britain".
            if (group.Type == EntityType.Location && Countries.Known.Named(names[group.Spellings.Folded]) is { } code)
                JoinTo(ref known[EntityType.Location, names.Add(code)], group);
        }
    }

    private static void JoinTo(ref NameGroup? known, NameGroup group)
    {
        if (known is null)
            known = group;
        else
            group.JoinTo(known);
    }

    private static void ChainMembers(ReadOnlySpan<NameGroup> groups, EntityType type)
    {
        foreach (var group in groups)
            group.ClearMembers();
        foreach (var group in groups)
        {
            if (group.Type == type)
                group.ChainTo(group.Whole);
        }
    }

    // From the longest to the shortest, so that a short form finds what the longer ones have become.
    private static void JoinShortForms(Span<NameGroup> wholes, Predicate<ReadOnlySpan<char>> isListed)
    {
        wholes.Sort(static (one, other) => other.Longest.Length != one.Longest.Length
            ? other.Longest.Length.CompareTo(one.Longest.Length)
            : one.First.Start.CompareTo(other.First.Start));
        foreach (var shorter in wholes)
        {
            NameGroup? only = null;
            var several = false;
            foreach (var longer in wholes)
            {
                if (longer.Whole == shorter.Whole || longer.Whole == only || !IsShortOfAMember(shorter, longer, isListed))
                    continue;
                several = only is not null;
                only = longer.Whole;
                if (several)
                    break;
            }

            if (only is not null && !several)
                shorter.JoinTo(only);
        }
    }

    private static bool IsShortOfAMember(NameGroup shorter, NameGroup longer, Predicate<ReadOnlySpan<char>> isListed)
    {
        for (var member = longer.FirstMember; member is not null; member = member.NextMember)
        {
            if (shorter.Type == EntityType.Person ? IsPerson(shorter, member, isListed) : IsOrganization(shorter, member))
                return true;
        }

        return false;
    }

    private static bool IsPerson(NameGroup shorter, NameGroup longer, Predicate<ReadOnlySpan<char>> isListed)
    {
        var (one, other) = (shorter.Longest, longer.Longest);
        if (one.Length < other.Length)
            return one.Ends(other) || one.Starts(other) || (one.Length > 1 && one.Words[0] == other.Words[0] && one.IsInside(other));
        if (one.Length != other.Length)
            return false;
        var same = 0;
        for (var i = 0; i < one.Length; i++)
        {
            if (one.Words[i] == other.Words[i])
                same++;
            else if (!SpellingVariants.AreAlike(one[i], other[i], isListed))
                return false;
        }

        // Within one script something must be written alike; a transcription is other letters throughout.
        return same > 0 || one.IsLatin != other.IsLatin || one.Length == 1;
    }

    private static bool IsOrganization(NameGroup shorter, NameGroup longer)
    {
        var (one, other) = (shorter.Longest, longer.Longest);
        if (one.Length == 1 && one.IsLatin && other.Length > 1 && other.IsLatin)
            return IsInitials(one.Letters, shorter, other) || IsLatinShortName(one, other);
        if (one.Length >= other.Length)
            return one.Length == other.Length && one.IsLatin != other.IsLatin && one.Length == 1
                && SpellingVariants.AreTranscribed(one.Letters, other.Letters);
        // «الخارجية التركية», «أوبك»
        if (!one.IsLatin && one.Length == other.Length - 1 && one.Ends(other) && DroppedHeads.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(other[0]))
            return true;
        // «الجامعة العربية» is known as it stands: «الجامعة العربية الأميركية» is another.
        if (one.Length < 2 || (shorter.Key is not null && longer.Key is null && !IsInternational(one, other)))
            return false;
        if (one.IsLatin)
            return one.Starts(other) || (one.Ends(other) && one.Length >= 2 && one.Length == other.Length - 1);
        return one.Words[0] == other.Words[0] && one.IsInside(other);
    }

    private static bool IsInternational(NameForm one, NameForm other) =>
        other.Length == one.Length + 1 && other[^1] is "دولي" or "دوليه" or "عالمي" or "عالميه" && one.Starts(other);

    private static bool IsInitials(ReadOnlySpan<char> letters, NameGroup group, NameForm name)
    {
        if (letters.Length < 2 || letters.Length > name.Length || !HasCapitals(group))
            return false;
        // "of" and "the" are no words here, and a demonym may be left out: "U.S. Centers for Disease Control and Prevention" is CDC.
        var at = 0;
        for (var i = 0; i < name.Length && at < letters.Length; i++)
        {
            if (name[i][0] == letters[at])
                at++;
        }

        return at == letters.Length && letters.Length >= name.Length - 2;
    }

    private static bool HasCapitals(NameGroup group)
    {
        var spelling = group.Spellings;
        while (spelling is { IsCapitals: false })
            spelling = spelling.Next;
        return spelling is not null;
    }

    // "Queens" for "Lakeside Queens", "Helix" for "Helix Tropica".
    private static bool IsLatinShortName(NameForm word, NameForm longer) =>
        word.Letters.Length > 3 && (longer.Words[0] == word.Joined || (longer.Length == 2 && longer.Words[1] == word.Joined));
}
