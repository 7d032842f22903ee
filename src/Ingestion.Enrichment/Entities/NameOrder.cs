namespace Ingestion.Enrichment.Entities;

/// <summary>A found name's place among others: the longer before the shorter, then the surer, then the earlier, then as they were found.</summary>
/// <param name="Length">Tokens of the name.</param>
/// <param name="Rank">How sure it is; 0 where that does not count.</param>
/// <param name="FirstToken">Its first token; 0 where that does not count.</param>
/// <param name="Index">Where it stands among the found names.</param>
internal readonly record struct NameOrder(int Length, double Rank, int FirstToken, int Index)
{
    /// <summary>A comparison for sorting.</summary>
    public static int Compare(NameOrder one, NameOrder other)
    {
        if (one.Length != other.Length)
            return other.Length.CompareTo(one.Length);
        if (one.Rank != other.Rank)
            return other.Rank.CompareTo(one.Rank);
        return one.FirstToken != other.FirstToken ? one.FirstToken.CompareTo(other.FirstToken) : one.Index.CompareTo(other.Index);
    }
}
