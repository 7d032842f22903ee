using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>From hashes to their positions in a list: open addressing, at most half full.</summary>
internal sealed class HashIndex
{
    private readonly uint[] _hashes;
    private readonly int[] _positions;
    private readonly int _mask;

    /// <summary>Makes it.</summary>
    /// <param name="hashes">All different.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Runs once over much: the first tier would take its time.
    public HashIndex(ReadOnlySpan<uint> hashes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, hashes.Length * 2));
        _mask = size - 1;
        _hashes = new uint[size];
        _positions = new int[size]; // From 1; 0 is an empty place.
        for (var i = 0; i < hashes.Length; i++)
        {
            var at = (int)hashes[i] & _mask;
            while (_positions[at] != 0)
                at = (at + 1) & _mask;
            _hashes[at] = hashes[i];
            _positions[at] = i + 1;
        }
    }

    /// <summary>The position of a hash, or -1.</summary>
    public int Find(uint hash)
    {
        for (var at = (int)hash & _mask; _positions[at] != 0; at = (at + 1) & _mask)
        {
            if (_hashes[at] == hash)
                return _positions[at] - 1;
        }

        return -1;
    }
}
