using System.Collections.Frozen;
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

    /// <summary>Joins groups; afterwards <see cref="NameGroup.Whole"/> says what each belongs to.</summary>
    /// <param name="text">The text.</param>
    /// <param name="groups">All groups, their names in text order.</param>
    /// <param name="isListed">Whether a folded word is a common personal name: two of them are two people («سالم», «سليم»).</param>
    public static void Resolve(AnalyzedText text, List<NameGroup> groups, Predicate<string> isListed)
    {
        JoinSpellings(groups);
        Appositions.Join(text, groups);
        foreach (var type in (ReadOnlySpan<EntityType>)[EntityType.Person, EntityType.Organization])
        {
            var ofType = groups.Where(group => group.Type == type && group.Whole == group).ToList();
            if (ofType.Count is > 1 and <= MostOfOneType)
                JoinShortForms(ofType, groups, type == EntityType.Person ? (one, other) => IsPerson(one, other, isListed) : IsOrganization);
        }
    }

    private static void JoinSpellings(List<NameGroup> groups)
    {
        var known = new Dictionary<(EntityType, string), NameGroup>(groups.Count);
        foreach (var group in groups)
        {
            foreach (var spelling in group.Spellings)
            {
                if (!known.TryAdd((group.Type, spelling.Form.Joined), group))
                    group.JoinTo(known[(group.Type, spelling.Form.Joined)]);
            }

            // «أميركا» and «الولايات المتحدة», "U.K." and "Britain".
            if (group.Type == EntityType.Location && Countries.Known.Named(FoldedText.Fold(group.Spellings[0].Text)) is { } code
                && !known.TryAdd((EntityType.Location, code), group))
            {
                group.JoinTo(known[(EntityType.Location, code)]);
            }
        }
    }

    // From the longest to the shortest, so that a short form finds what the longer ones have become.
    private static void JoinShortForms(List<NameGroup> groups, List<NameGroup> all, Func<NameGroup, NameGroup, bool> isShortOf)
    {
        var members = all.Where(group => group.Type == groups[0].Type).ToLookup(group => group.Whole);
        groups.Sort((one, other) => other.Longest.Words.Length != one.Longest.Words.Length
            ? other.Longest.Words.Length.CompareTo(one.Longest.Words.Length)
            : one.Names[0].Span.Start.CompareTo(other.Names[0].Span.Start));
        foreach (var shorter in groups)
        {
            NameGroup? only = null;
            var several = false;
            foreach (var longer in groups)
            {
                if (longer.Whole == shorter.Whole || longer.Whole == only || !members[longer].Any(member => isShortOf(shorter, member)))
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

    private static bool IsPerson(NameGroup shorter, NameGroup longer, Predicate<string> isListed)
    {
        var (one, other) = (shorter.Longest, longer.Longest);
        if (one.Words.Length < other.Words.Length)
            return one.Ends(other) || one.Starts(other) || (one.Words.Length > 1 && one.Words[0] == other.Words[0] && one.IsInside(other));
        if (one.Words.Length != other.Words.Length)
            return false;
        var same = 0;
        for (var i = 0; i < one.Words.Length; i++)
        {
            if (one.Words[i] == other.Words[i])
                same++;
            else if (!SpellingVariants.AreAlike(one.Words[i], other.Words[i], isListed))
                return false;
        }

        // Within one script something must be written alike; a transcription is other letters throughout.
        return same > 0 || one.IsLatin != other.IsLatin || one.Words.Length == 1;
    }

    private static bool IsOrganization(NameGroup shorter, NameGroup longer)
    {
        var (one, other) = (shorter.Longest, longer.Longest);
        if (one.Words.Length == 1 && one.IsLatin && other.Words.Length > 1 && other.IsLatin)
            return IsInitials(one.Joined, shorter, other.Words) || IsLatinShortName(one.Joined, other);
        if (one.Words.Length >= other.Words.Length)
            return one.Words.Length == other.Words.Length && one.IsLatin != other.IsLatin && one.Words.Length == 1
                && SpellingVariants.AreTranscribed(one.Joined, other.Joined);
        // «الخارجية التركية», «أوبك»
        if (!one.IsLatin && one.Words.Length == other.Words.Length - 1 && one.Ends(other) && DroppedHeads.Value.Contains(other.Words[0]))
            return true;
        // «الجامعة العربية» is known as it stands: «الجامعة العربية الأميركية» is another.
        if (one.Words.Length < 2 || (shorter.Key is not null && longer.Key is null && !IsInternational(one, other)))
            return false;
        if (one.IsLatin)
            return one.Starts(other) || (one.Ends(other) && one.Words.Length >= 2 && one.Words.Length == other.Words.Length - 1);
        return one.Words[0] == other.Words[0] && one.IsInside(other);
    }

    private static bool IsInternational(NameForm one, NameForm other) =>
        other.Words.Length == one.Words.Length + 1 && other.Words[^1] is "دولي" or "دوليه" or "عالمي" or "عالميه" && one.Starts(other);

    private static bool IsInitials(string letters, NameGroup group, string[] words)
    {
        if (letters.Length < 2 || letters.Length > words.Length || !group.Spellings.Exists(spelling => spelling.IsCapitals))
            return false;
        // "of" and "the" are no words here, and a demonym may be left out: "U.S. Centers for Disease Control and Prevention" is CDC.
        var at = 0;
        for (var i = 0; i < words.Length && at < letters.Length; i++)
        {
            if (words[i][0] == letters[at])
                at++;
        }

        return at == letters.Length && letters.Length >= words.Length - 2;
    }

    // "Queens" for "Lakeside Queens", "Helix" for "Helix Tropica".
    private static bool IsLatinShortName(string word, NameForm longer) =>
        word.Length > 3 && (longer.Words[0] == word || (longer.Words.Length == 2 && longer.Words[1] == word));
}
