using Ingestion.Contracts;

namespace Ingestion.Worker.Display;

/// <summary>Why an article was not accepted, in one line: <c>rejected required source: source is required.</c></summary>
internal static class Verdict
{
    /// <summary>All violations; several are separated by <c> | </c>, a violation of the whole message has the field <c>-</c>.</summary>
    public static string Rejected(IReadOnlyList<Violation> violations) =>
        "rejected " + string.Join(" | ", violations.Select(v => $"{v.Code} {v.Field ?? "-"}: {v.Message}"));
}
