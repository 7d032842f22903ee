using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>Decides between names that share tokens, sentence by sentence.</summary>
/// <param name="tokens">How many tokens the text has.</param>
internal sealed class OverlapResolver(int tokens) : IDisposable
{
    // For each token the index + 1 of the name that holds it; zeros between two sentences.
    private readonly PooledList<int> _owners = PooledList<int>.OfDefaults(tokens);
    private readonly PooledList<NameOrder> _order = new();

    /// <summary>
    /// The longer name wins, then the surer one; an organization inside an organization stays where the grammar put it there.
    /// </summary>
    /// <param name="found">All names of one sentence.</param>
    /// <param name="kept">Where to add those that stay.</param>
    public void Resolve(ReadOnlySpan<FoundName> found, PooledList<FoundName> kept)
    {
        _order.Truncate(0);
        for (var i = 0; i < found.Length; i++)
            _order.Add(new NameOrder(found[i].Length, found[i].Confidence + (found[i].Key is null ? 0 : 0.05), found[i].FirstToken, i));
        _order.Items.Sort(NameOrder.Compare);
        var first = kept.Count;
        foreach (var place in _order.Items)
        {
            var name = found[place.Index];
            if (!IsFree(name, kept))
                continue;
            kept.Add(name);
            foreach (ref var owner in OwnersOf(name))
                owner = owner == 0 ? kept.Count : owner;
        }

        foreach (var name in kept.Items[first..])
            OwnersOf(name).Clear();
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _owners.Dispose();
        _order.Dispose();
    }

    private Span<int> OwnersOf(FoundName name) => _owners.Items[name.FirstToken..name.EndToken];

    private bool IsFree(FoundName name, PooledList<FoundName> kept)
    {
        foreach (var holder in OwnersOf(name))
        {
            if (holder == 0)
                continue;
            ref readonly var owner = ref kept[holder - 1];
            var nested = owner.Type == EntityType.Organization && name.Type == EntityType.Organization && name.Key is null
                && owner.Covers(name) && name.EndToken == owner.EndToken && name.FirstToken > owner.FirstToken;
            if (!nested)
                return false;
        }

        return true;
    }
}
