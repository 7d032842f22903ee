using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Training.Names;

/// <summary>Brings trained weights into the form that ships: eight bits a weight, rows without weight left out.</summary>
internal static class ModelQuantizer
{
    private const float Largest = 3.8f;

    /// <summary>Makes a model.</summary>
    /// <param name="lexicon">What the features were made with.</param>
    /// <param name="features">Hashes, ascending.</param>
    /// <param name="weights">A row each.</param>
    /// <param name="transitions">From label to label.</param>
    /// <param name="least">Smaller weights become zero.</param>
    public static SequenceModel Make(WordLexicon lexicon, uint[] features, float[] weights, float[] transitions, float least)
    {
        const float Scale = Largest / sbyte.MaxValue;
        var kept = new List<uint>();
        var rows = new List<sbyte>();
        for (var feature = 0; feature < features.Length; feature++)
        {
            var row = weights.AsSpan(feature * SequenceModel.RowLength, SequenceModel.RowLength);
            var quantized = new sbyte[SequenceModel.RowLength];
            var any = false;
            for (var i = 0; i < row.Length; i++)
            {
                if (Math.Abs(row[i]) < least)
                    continue;
                quantized[i] = (sbyte)Math.Clamp(MathF.Round(row[i] / Scale), -sbyte.MaxValue, sbyte.MaxValue);
                any |= quantized[i] != 0;
            }

            if (!any)
                continue;
            kept.Add(features[feature]);
            rows.AddRange(quantized);
        }

        return new SequenceModel(lexicon, [.. kept], [.. rows], Scale, transitions);
    }
}
