using Ingestion.Training.Commands;

namespace Ingestion.UnitTests.Training.Commands;

/// <summary>The training program, run in this process.</summary>
internal sealed record TrainingRun(int Code, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<TrainingRun> OfAsync(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.InvokeAsync(args, output, error, CancellationToken.None);
        return new TrainingRun(code, output.ToString(), error.ToString());
    }
}
