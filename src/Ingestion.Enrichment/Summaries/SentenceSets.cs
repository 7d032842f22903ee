namespace Ingestion.Enrichment.Summaries;

/// <summary>All sets of one size, as masks in rising order.</summary>
/// <param name="count">Number of things, 0 to 16.</param>
/// <param name="size">Things in a set, at least 1.</param>
internal struct SentenceSets(int count, int size)
{
    private readonly uint _end = 1u << count;
    private uint _next = (1u << size) - 1;

    /// <summary>The set at hand.</summary>
    public uint Current { get; private set; }

    /// <summary>This.</summary>
    public readonly SentenceSets GetEnumerator() => this;

    /// <summary>Goes to the next set.</summary>
    public bool MoveNext()
    {
        if (_next >= _end)
            return false;
        Current = _next;
        // The next greater number with as many bits (Gosper).
        var lowest = Current & (uint)-(int)Current;
        var carried = Current + lowest;
        _next = carried | (((Current ^ carried) >> 2) / lowest);
        return true;
    }
}
