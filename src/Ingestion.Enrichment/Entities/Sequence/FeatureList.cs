namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>Collects the features of a token: each the hash of its kind and its value. More than fit are left out.</summary>
/// <param name="buffer">Where they are kept.</param>
/// <param name="without">Kinds that are left out, a bit each: for measuring what they are worth.</param>
internal ref struct FeatureList(Span<uint> buffer, uint without = 0)
{
    /// <summary>Enough for every token.</summary>
    public const int Capacity = 96;

    private readonly Span<uint> _buffer = buffer;
    private int _count;

    /// <summary>What has been collected.</summary>
    public readonly ReadOnlySpan<uint> Features => _buffer[.._count];

    /// <summary>Adds a feature with a text for its value.</summary>
    public void Add(FeatureKind kind, scoped ReadOnlySpan<char> value) => Keep(kind, Hash(kind, value));

    /// <summary>Adds a feature with a number for its value.</summary>
    public void Add(FeatureKind kind, uint value) => Keep(kind, Hash(kind, value));

    /// <summary>The hash of a feature with a text for its value.</summary>
    public static uint Hash(FeatureKind kind, scoped ReadOnlySpan<char> value)
    {
        var hash = Seed(kind);
        foreach (var c in value)
            hash = Mix(hash, c);
        return Finish(hash);
    }

    /// <summary>The hash of a feature with a number for its value.</summary>
    public static uint Hash(FeatureKind kind, uint value) => Finish(Mix(Seed(kind), value));

    // Not an overload of Add: a number would be taken for a hash.
    private void Keep(FeatureKind kind, uint hash)
    {
        if (_count < _buffer.Length && (without >> (int)kind & 1) == 0)
            _buffer[_count++] = hash;
    }

    private static uint Seed(FeatureKind kind) => 0x9E3779B9u * ((uint)kind + 1);

    private static uint Mix(uint hash, uint value) => (System.Numerics.BitOperations.RotateLeft(hash, 5) ^ value) * 0x85EBCA6Bu;

    // The finalizer of MurmurHash3: every bit of the value reaches every bit of the hash.
    private static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6Bu;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}

/// <summary>Kinds of feature. The numbers are part of the model files: never reuse one.</summary>
internal enum FeatureKind : byte
{
    /// <summary>The folded word.</summary>
    Word = 1,

    /// <summary>The folded word without its clitics, as the lists know it.</summary>
    Bare = 2,

    /// <summary>The folded word without anything that may be a clitic or the article.</summary>
    Stem = 3,

    /// <summary>First letters.</summary>
    Prefix = 4,

    /// <summary>Last letters.</summary>
    Suffix = 5,

    /// <summary>Distributional class of 128.</summary>
    CoarseClass = 6,

    /// <summary>Distributional class of 1000.</summary>
    FineClass = 7,

    /// <summary>Coarse class of the bare word.</summary>
    BareCoarseClass = 8,

    /// <summary>Fine class of the bare word.</summary>
    BareFineClass = 9,

    /// <summary>One thing that the lists say of the word.</summary>
    Trait = 10,

    /// <summary>All that the lists say of the word.</summary>
    Traits = 11,

    /// <summary>How often the word is part of a personal name.</summary>
    NameCount = 12,

    /// <summary>How often its stem is.</summary>
    StemNameCount = 13,

    /// <summary>Script, case, digits and length.</summary>
    Shape = 14,

    /// <summary>The clitics before the bare word.</summary>
    Clitics = 15,

    /// <summary>How the first letters are written (hamza, madda).</summary>
    Spelling = 16,

    /// <summary>What the grammar makes of the token.</summary>
    Grammar = 17,

    /// <summary>The beginning of a sentence, as if it were a token.</summary>
    SentenceStart = 18,

    /// <summary>Its end, likewise.</summary>
    SentenceEnd = 19,

    /// <summary>What part the word has in well-known names.</summary>
    KnownName = 20,

    /// <summary>What the same word is taken for in much other text.</summary>
    CorpusVote = 22,

    /// <summary>What the names found elsewhere in the text make of the token.</summary>
    Document = 24,

    /// <summary>Word of the model's own lexicon.</summary>
    Lexicon = 23,

    /// <summary>What the same word is taken for elsewhere in the text.</summary>
    Vote = 30,

    /// <summary>What part the token has in a well-known name of several words.</summary>
    KnownPhrase = 31,
}
