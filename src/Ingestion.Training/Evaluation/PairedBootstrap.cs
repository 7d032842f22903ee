namespace Ingestion.Training.Evaluation;

/// <summary>
/// Whether one system is better than another or was lucky with its articles: the articles are drawn again with replacement, many
/// times, and the mean of the differences is taken each time (Efron's percentile interval; Koehn 2004 for paired systems).
/// </summary>
internal static class PairedBootstrap
{
    /// <summary>How often the articles are drawn.</summary>
    public const int Draws = 10_000;

    private const int Seed = 20250101;

    /// <summary>The interval that holds the mean in 95 of 100 draws. The same differences give the same interval, always.</summary>
    /// <param name="differences">One number an article: one system's score less the other's. At least one.</param>
    public static Interval Interval95(IReadOnlyList<double> differences)
    {
        var random = new Random(Seed);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0.0;
            for (var i = 0; i < differences.Count; i++)
                sum += differences[random.Next(differences.Count)];
            means[draw] = sum / differences.Count;
        }
        Array.Sort(means);
        return new Interval(means[Draws * 25 / 1000], means[(Draws * 975 / 1000) - 1]);
    }
}

/// <summary>A closed interval.</summary>
internal readonly record struct Interval(double Low, double High);
