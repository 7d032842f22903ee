using System.Runtime.Intrinsics;
using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Training.Names;

/// <summary>What first passes take the words of raw texts for, summed over the words of each stem.</summary>
internal sealed class RawTextVotes
{
    private readonly Dictionary<string, Vector128<float>> _sums = new(StringComparer.Ordinal);
    private int _passes;

    /// <summary>What one first pass says.</summary>
    /// <param name="model">The first pass.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Checked at every text.</param>
    public static RawTextVotes Of(NameModel model, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var votes = new RawTextVotes { _passes = 1 };
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (stem, probabilities) in model.FirstPass(text))
                votes._sums[stem] = votes._sums.GetValueOrDefault(stem) + probabilities;
        }

        return votes;
    }

    /// <summary>Adds what other first passes say of the same texts.</summary>
    public void Add(RawTextVotes other)
    {
        _passes += other._passes;
        foreach (var (stem, sum) in other._sums)
            _sums[stem] = _sums.GetValueOrDefault(stem) + sum;
    }

    /// <summary>A lexicon that holds the mean of the first passes too.</summary>
    /// <param name="lexicon">The lexicon without them.</param>
    public WordLexicon AddTo(WordLexicon lexicon)
    {
        var words = new SortedDictionary<uint, uint>();
        for (var i = 0; i < lexicon.Words.Length; i++)
            words[lexicon.Words.Span[i]] = lexicon.Counts.Span[i];
        foreach (var (stem, sum) in _sums)
        {
            var vote = CorpusVote.Of(sum / _passes);
            if (vote != default)
                words[FeatureList.Hash(FeatureKind.CorpusVote, stem)] = vote.Bits;
        }

        return new WordLexicon([.. words.Keys], [.. words.Values]);
    }
}
