using System.Numerics;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>What was counted of a word in large texts and registers of names.</summary>
/// <param name="Bits">All in one number, as the model file keeps it.</param>
internal readonly record struct WordCounts(uint Bits)
{
    /// <summary>In <see cref="Known"/>: the word alone is a name.</summary>
    public const uint WholeName = 0x10;

    /// <summary>In <see cref="Known"/>: the word is the first of a longer name.</summary>
    public const uint FirstOfName = 0x20;

    /// <summary>In <see cref="Known"/>: the word is a later one of a name.</summary>
    public const uint LaterInName = 0x40;

    /// <summary>In <see cref="Known"/>: the word is part of the name of a person.</summary>
    public const uint Person = 0x80;

    /// <summary>Makes one.</summary>
    /// <param name="coarse">Class of 128, or -1.</param>
    /// <param name="fine">Class of 1000, or -1.</param>
    /// <param name="names">How often it is part of a personal name.</param>
    public static WordCounts Of(int coarse, int fine, int names) => new(
        (uint)(coarse + 1) | ((uint)(fine + 1) << 8) | ((uint)Math.Min(15, names == 0 ? 0 : BitOperations.Log2((uint)names) + 1) << 20));

    /// <summary>The same with classes.</summary>
    public WordCounts With(int coarse, int fine) => new(Of(coarse, fine, 0).Bits | (Bits & 0xFFF00000));

    /// <summary>Class of 128 from 1, or 0.</summary>
    public uint Coarse => Bits & 0xFF;

    /// <summary>Class of 1000 from 1, or 0.</summary>
    public uint Fine => (Bits >> 8) & 0xFFF;

    /// <summary>Logarithm of the count of names from 1, or 0.</summary>
    public uint Names => (Bits >> 20) & 0xF;

    /// <summary>What part the word has in well-known names: a bit for each of five kinds, and one for each place in the name.</summary>
    public uint Known => Bits >> 24;

    /// <summary>The part of <see cref="Known"/> that tells of organizations.</summary>
    public uint Organization => Known & ~Person;

    /// <summary>Whether a well-known name of several words may begin with the word.</summary>
    public bool MayOpenName => (Known & (FirstOfName | Person)) != 0;

    /// <summary>The same with a part in well-known names.</summary>
    public WordCounts WithKnown(uint bits) => new(Bits | (bits << 24));
}

/// <summary>The counts of words, by hash: a word that is not in it may look like one that is, once in some ten thousand times.</summary>
internal sealed class WordLexicon
{
    private readonly HashIndex _index;
    private readonly uint[] _counts;

    /// <summary>Makes it.</summary>
    /// <param name="words">Hashes, ascending: of words and of well-known names of several words (<see cref="FeatureKind.Lexicon"/>), and of stems (<see cref="FeatureKind.CorpusVote"/>).</param>
    /// <param name="counts">For each the bits of its <see cref="WordCounts"/> or <see cref="CorpusVote"/>.</param>
    public WordLexicon(uint[] words, uint[] counts)
    {
        Words = words;
        _counts = counts;
        _index = new HashIndex(words);
    }

    /// <summary>The hashes of the words, ascending.</summary>
    public ReadOnlyMemory<uint> Words { get; }

    /// <summary>The bits for each of <see cref="Words"/>.</summary>
    public ReadOnlyMemory<uint> Counts => _counts;

    /// <summary>What the words of a stem are taken for in much text.</summary>
    public CorpusVote VoteOf(ReadOnlySpan<char> stem)
    {
        var at = _index.Find(FeatureList.Hash(FeatureKind.CorpusVote, stem));
        return at < 0 ? default : new CorpusVote(_counts[at]);
    }

    /// <summary>The counts of a folded word, or of a name of several; of one that is not known, nothing.</summary>
    public WordCounts Of(ReadOnlySpan<char> folded)
    {
        var at = _index.Find(FeatureList.Hash(FeatureKind.Lexicon, folded));
        return at < 0 ? default : new WordCounts(_counts[at]);
    }
}
