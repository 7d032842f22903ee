using System.Globalization;
using System.Text;

namespace Ingestion.ReliabilityTests.Accounts;

/// <summary>The rows of the table in README.md, as measured by this run.</summary>
internal sealed class ResultTable
{
    /// <summary>Names a file that the table is written to; without it there is none.</summary>
    private const string FileVariable = "INGESTION_RELIABILITY_TABLE";

    private readonly List<(string Scenario, string Faults, Account Account)> _rows = [];

    /// <summary>Adds a row and writes the table where the run is to leave it: a run of hours that is broken off leaves what it has found.</summary>
    public void Add(string scenario, string faults, Account account)
    {
        _rows.Add((scenario, faults, account));
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
            File.WriteAllText(file, ToString());
    }

    public override string ToString()
    {
        var table = new StringBuilder(
            """
            | scenario | faults | messages | articles and poison in | accounted for | lost | repeated events |
            |---|---|---|---|---|---|---|

            """);
        foreach (var (scenario, faults, a) in _rows)
            table.AppendLine(CultureInfo.InvariantCulture, $"| {scenario} | {faults} | {a.Messages:N0} | {a.In:N0} | {a.Accounted:N0} | {a.Lost:N0} | {a.RepeatedEvents:N0} |");
        return table.ToString();
    }
}
