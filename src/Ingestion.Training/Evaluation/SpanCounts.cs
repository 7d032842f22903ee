using Ingestion.Training.Conll;

namespace Ingestion.Training.Evaluation;

/// <summary>How many names there are and how many are right.</summary>
/// <param name="Gold">Annotated names.</param>
/// <param name="Found">Names found.</param>
/// <param name="Exact">Pairs with exact spans.</param>
/// <param name="Overlapping">Pairs that overlap, the exact ones among them.</param>
internal readonly record struct SpanCounts(int Gold, int Found, int Exact, int Overlapping)
{
    /// <summary>Precision, recall and F1 of exact spans.</summary>
    public Rates ExactRates => Rates.Of(Exact, Found, Gold);

    /// <summary>Precision, recall and F1 of overlapping spans.</summary>
    public Rates OverlappingRates => Rates.Of(Overlapping, Found, Gold);

    /// <summary>The counts of two texts, or types, together.</summary>
    public SpanCounts Plus(SpanCounts other) =>
        new(Gold + other.Gold, Found + other.Found, Exact + other.Exact, Overlapping + other.Overlapping);
}

/// <summary>Counts by type.</summary>
/// <param name="Person">PER.</param>
/// <param name="Location">LOC.</param>
/// <param name="Organization">ORG.</param>
internal sealed record NameCounts(SpanCounts Person, SpanCounts Location, SpanCounts Organization)
{
    /// <summary>Nothing counted.</summary>
    public static NameCounts None { get; } = new(default, default, default);

    /// <summary>All types together.</summary>
    public SpanCounts All => Person.Plus(Location).Plus(Organization);

    /// <summary>The counts of one text.</summary>
    public static NameCounts Of(SpanComparison comparison) =>
        new(comparison.CountsOf(NameType.Person), comparison.CountsOf(NameType.Location), comparison.CountsOf(NameType.Organization));

    /// <summary>The counts of two texts together.</summary>
    public NameCounts Plus(NameCounts other) =>
        new(Person.Plus(other.Person), Location.Plus(other.Location), Organization.Plus(other.Organization));
}

/// <summary>Precision, recall and their harmonic mean, 0 to 1; 0 where there is nothing to divide by.</summary>
internal readonly record struct Rates(double Precision, double Recall, double F1)
{
    /// <summary>Computes them.</summary>
    /// <param name="right">How many are right.</param>
    /// <param name="found">Of how many found.</param>
    /// <param name="gold">Of how many wanted.</param>
    public static Rates Of(int right, int found, int gold) => right == 0
        ? default
        : new((double)right / found, (double)right / gold, 2.0 * right / (found + gold));
}
