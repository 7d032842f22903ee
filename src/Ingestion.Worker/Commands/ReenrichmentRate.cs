using System.Globalization;

namespace Ingestion.Worker.Commands;

/// <summary>How many articles a second are enriched again, or asked for, at most.</summary>
internal static class ReenrichmentRate
{
    /// <summary>Reads <c>50/s</c> or <c>50</c>; null for what is no rate.</summary>
    public static double? Read(string text)
    {
        var number = text.EndsWith("/s", StringComparison.Ordinal) ? text[..^2] : text;
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0 && double.IsFinite(rate) ? rate : null;
    }
}
