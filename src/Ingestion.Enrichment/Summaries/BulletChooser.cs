namespace Ingestion.Enrichment.Summaries;

/// <summary>Chooses the set of sentences that together tell most: good ones, spread over the article, none repeating another.</summary>
internal static class BulletChooser
{
    private const double Spread = 0.32;
    private const double Repetition = 1.85;
    private const double TooLong = 0.025;
    private const int WordsOfSet = 90;

    // Two sentences that share more of the shorter one's content words than this say the same.
    private const double SameContent = 0.6;

    /// <summary>The best set, in text order.</summary>
    /// <param name="candidates">A short list, best first.</param>
    /// <param name="count">At most this many.</param>
    /// <param name="sentences">Number of sentences of the article.</param>
    public static List<SentenceCandidate> Choose(List<SentenceCandidate> candidates, int count, int sentences)
    {
        var best = new List<SentenceCandidate>();
        var bestValue = double.NegativeInfinity;
        var set = new List<SentenceCandidate>(count);
        for (var size = Math.Min(count, candidates.Count); size > 0 && best.Count == 0; size--)
            Extend(0, size, set);
        best.Sort((one, other) => one.Index.CompareTo(other.Index));
        return best;

        void Extend(int from, int size, List<SentenceCandidate> chosen)
        {
            if (chosen.Count == size)
            {
                var value = Value(chosen, sentences);
                if (value > bestValue)
                {
                    bestValue = value;
                    best.Clear();
                    best.AddRange(chosen);
                }

                return;
            }

            for (var i = from; i < candidates.Count; i++)
            {
                if (Repeats(chosen, candidates[i]))
                    continue;
                chosen.Add(candidates[i]);
                Extend(i + 1, size, chosen);
                chosen.RemoveAt(chosen.Count - 1);
            }
        }
    }

    private static bool Repeats(List<SentenceCandidate> chosen, SentenceCandidate candidate)
    {
        foreach (var other in chosen)
        {
            if (Overlap(other, candidate) > SameContent)
                return true;
        }

        return false;
    }

    private static double Value(List<SentenceCandidate> chosen, int sentences)
    {
        var value = 0.0;
        var words = 0;
        var thirds = 0;
        for (var i = 0; i < chosen.Count; i++)
        {
            value += chosen[i].Score;
            words += chosen[i].Words;
            thirds |= 1 << (chosen[i].Index * 3 / Math.Max(1, sentences));
            for (var j = 0; j < i; j++)
                value -= Repetition * Overlap(chosen[i], chosen[j]) / chosen.Count;
        }

        return value + (Spread * int.PopCount(thirds)) - (TooLong * Math.Max(0, words - WordsOfSet));
    }

    private static double Overlap(SentenceCandidate one, SentenceCandidate other) =>
        (double)ContentWords.Shared(one.Content, other.Content) / Math.Max(1, Math.Min(one.Content.Length, other.Content.Length));
}
