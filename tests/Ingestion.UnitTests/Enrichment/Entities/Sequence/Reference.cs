using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.UnitTests.Enrichment.Entities.Sequence;

/// <summary>The chain by counting out: every labelling of a short sentence with its probability.</summary>
internal static class Reference
{
    public static (float[] Scores, float[] Transitions) RandomWeights(int seed, int tokens)
    {
        var random = new Random(seed);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 4 - 2))];
        return (Draw(tokens * NameLabels.Lanes), Draw(NameLabels.Lanes * NameLabels.Lanes));
    }

    public static List<(int[] Labels, double Probability)> Labellings(float[] scores, float[] transitions, int tokens)
    {
        var all = new List<(int[] Labels, double Weight)>();
        Extend(new int[tokens], 0, 0);
        var sum = all.Sum(one => one.Weight);
        return [.. all.Select(one => (one.Labels, one.Weight / sum))];

        void Extend(int[] labels, int token, double score)
        {
            if (token == tokens)
            {
                all.Add(((int[])labels.Clone(), Math.Exp(score)));
                return;
            }

            var before = token == 0 ? NameLabels.Outside : labels[token - 1];
            for (var label = 0; label < NameLabels.Count; label++)
            {
                if (!NameLabels.MayFollow(before, label))
                    continue;
                labels[token] = label;
                Extend(labels, token + 1, score + scores[(token * NameLabels.Lanes) + label] + transitions[(before * NameLabels.Lanes) + label]);
            }
        }
    }

    public static bool HasName(int[] labels, int first, int end, int begin)
    {
        var inside = NameLabels.Inside(begin);
        return labels[first] == begin && labels[(first + 1)..end].All(label => label == inside) && (end == labels.Length || labels[end] != inside);
    }
}
