using System.Globalization;
using System.Text;

namespace Ingestion.ReliabilityTests.Accounts;

/// <summary>The rows of the table in README.md, as measured by this run.</summary>
internal static class ResultTable
{
    /// <summary>Names a file that the table is written to; without it there is none.</summary>
    private const string FileVariable = "INGESTION_RELIABILITY_TABLE";

    private static readonly Lock Gate = new();
    private static readonly List<(string Scenario, string Faults, Account Account)> Rows = [];

    /// <summary>Adds a row and writes the table where the run is to leave it: a run of hours that is broken off leaves what it has found.</summary>
    public static void Add(string scenario, string faults, Account account)
    {
        lock (Gate)
        {
            Rows.Add((scenario, faults, account));
            if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
                File.WriteAllText(file, Table());
        }
    }

    private static string Table()
    {
        var table = new StringBuilder(
            """
            | scenario | faults | messages | articles and poison in | accounted for | lost | repeated events |
            |---|---|---|---|---|---|---|

            """);
        foreach (var (scenario, faults, a) in Rows)
            table.AppendLine(CultureInfo.InvariantCulture, $"| {scenario} | {faults} | {a.Messages:N0} | {a.In:N0} | {a.Accounted:N0} | {a.Lost:N0} | {a.RepeatedEvents:N0} |");
        return table.ToString();
    }
}
