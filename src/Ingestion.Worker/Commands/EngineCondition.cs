using System.Globalization;
using Ingestion.Enrichment;

namespace Ingestion.Worker.Commands;

/// <summary>Which engine's articles a command is about: <c>engineVersion&lt;0.4.0</c> or <c>modelHash!=0123456789abcdef</c>.</summary>
internal sealed class EngineCondition
{
    private const string OlderThan = "engineVersion<";
    private const string OtherHash = "modelHash!=";

    private readonly Func<EngineVersion, bool> _fits;

    private EngineCondition(Func<EngineVersion, bool> fits) => _fits = fits;

    /// <summary>Whether an engine's articles are meant.</summary>
    public bool Fits(EngineVersion engine) => _fits(engine);

    /// <summary>Reads a condition; null for what is none.</summary>
    /// <param name="text">As typed; spaces don't count.</param>
    public static EngineCondition? Read(string text)
    {
        var condition = text.Replace(" ", "", StringComparison.Ordinal);
        if (condition.StartsWith(OlderThan, StringComparison.Ordinal) && Numbers(condition[OlderThan.Length..]) is { } limit)
            return new EngineCondition(engine => Numbers(engine.Version) is not { } version || Compare(version, limit) < 0);
        if (condition.StartsWith(OtherHash, StringComparison.Ordinal) && condition.Length > OtherHash.Length)
        {
            var hash = condition[OtherHash.Length..];
            return new EngineCondition(engine => !string.Equals(engine.ModelHash, hash, StringComparison.OrdinalIgnoreCase));
        }
        return null;
    }

    /// <summary>The numbers of a version up to a suffix such as <c>-beta</c>; null for a version of another kind, which counts as older.</summary>
    private static int[]? Numbers(string version)
    {
        var parts = version.Split('-', '+')[0].Split('.');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }
        return numbers;
    }

    private static int Compare(int[] one, int[] other)
    {
        for (var i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            var order = one.ElementAtOrDefault(i).CompareTo(other.ElementAtOrDefault(i));
            if (order != 0)
                return order;
        }
        return 0;
    }
}
