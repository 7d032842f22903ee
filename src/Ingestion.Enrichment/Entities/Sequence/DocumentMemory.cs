using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// The names that a first pass has found in a text, for a second one: a name found once says what the same words are elsewhere in the
/// text. What a token's own name says of itself does not count.
/// </summary>
internal sealed class DocumentMemory : IDisposable
{
    /// <summary>How many cues there are; 0 is none.</summary>
    public const int CueCount = 25;

    /// <summary>The least probability of names that are remembered.</summary>
    public const float LeastProbability = 0.3f;

    private const int LongestName = 5;
    private const float Sure = 0.8f;
    private readonly NameTable _names = new();
    private readonly PooledList<Memory> _memories = new();

    /// <summary>Remembers the names of a text and writes what they say of its tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">The names of the first pass.</param>
    /// <param name="cues">One a token.</param>
    /// <returns>Whether there is any cue.</returns>
    public bool Write(AnalyzedText text, ReadOnlySpan<TaggedName> found, Span<byte> cues)
    {
        cues.Clear();
        foreach (var name in found)
            Learn(text, name);
        var any = false;
        for (var token = 0; token < cues.Length && _memories.Count > 0; token++)
        {
            if (!text.Tokens[token].IsWord || !TryFind(text, token, out var end, out var source))
                continue;
            any = true;
            var cue = 1 + (8 * NameLabels.Types.IndexOf(source.Type)) + (source.Part ? 4 : 0) + (source.Probability >= Sure ? 2 : 0);
            for (var i = token; i < end; i++)
                cues[i] = (byte)(i == token ? cue : cue + 1);
            token = end - 1;
        }

        return any;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _names.Dispose();
        _memories.Dispose();
    }

    private void Learn(AnalyzedText text, TaggedName name)
    {
        if (name.Probability < LeastProbability)
            return;
        Learn(text, name, name.FirstToken, name.EndToken, part: false);
        if (name.Type != EntityType.Person || name.EndToken - name.FirstToken < 2)
            return;
        for (var token = name.FirstToken; token < name.EndToken; token++)
            Learn(text, name, token, token + 1, part: true);
    }

    private void Learn(AnalyzedText text, TaggedName name, int first, int end, bool part)
    {
        var written = text.FoldedOf(first, end);
        var source = new Source(name.Type, name.FirstToken, name.EndToken, name.Probability, part);
        Learn(written, source);
        if (first == name.FirstToken && written.Length > 3 && written[0] is 'و' or 'ف' or 'ب' or 'ل')
            Learn(written[1..], source with { Probability = source.Probability * 0.9f });
    }

    private void Learn(ReadOnlySpan<char> name, Source source)
    {
        if (name.Length < 2)
            return;
        var number = _names.Add(name);
        if (number < _memories.Count)
            _memories[number] = _memories[number].With(source);
        else
            _memories.At(number) = new Memory(source, null);
    }

    // The longest name wins; with one or two clitics off where it is not known as it stands.
    private bool TryFind(AnalyzedText text, int first, out int end, out Source source)
    {
        var word = text.FoldedOf(first);
        Span<int> cuts = [0, 0, 0];
        var count = 1;
        if (word.Length > 3 && word[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك')
            cuts[count++] = 1;
        if (word.Length > 4 && word[0] is 'و' or 'ف' && word[1] is 'ب' or 'ل')
            cuts[count++] = 2;
        foreach (var cut in cuts[..count])
        {
            var start = text.Tokens[first].FoldedStart + cut;
            for (end = Math.Min(text.Tokens.Length, first + LongestName); end > first; end--)
            {
                var stop = text.Tokens[end - 1].FoldedEnd;
                if (_names.Find(text.Folded[start..stop]) is var known and > 0 && _memories[known].Besides(first) is { } other)
                {
                    source = other;
                    return true;
                }
            }
        }

        (end, source) = (first, default);
        return false;
    }

    private readonly record struct Source(EntityType Type, int FirstToken, int EndToken, float Probability, bool Part)
    {
        public bool Holds(int token) => FirstToken <= token && token < EndToken;

        public float Weight => Probability - (Part ? 0.5f : 0);
    }

    // The two strongest sources, so that one is left where the other is the name that asks.
    private readonly record struct Memory(Source First, Source? Second)
    {
        public Memory With(Source source)
        {
            if (source.FirstToken == First.FirstToken)
                return this;
            if (source.Weight > First.Weight)
                return new Memory(source, First);
            return Second is { } second && second.Weight >= source.Weight ? this : new Memory(First, source);
        }

        public Source? Besides(int token) => !First.Holds(token) ? First : Second is { } second && !second.Holds(token) ? second : null;
    }
}
