using System.CommandLine;
using System.CommandLine.Invocation;

namespace Ingestion.Training.Commands;

/// <summary>The program from its arguments to its exit code. What can go wrong for a user is told here, once, in one line.</summary>
internal static class CommandLine
{
    /// <summary>All commands.</summary>
    public static RootCommand Create()
    {
        var evaluate = new Command("evaluate", "Measures what the product finds and writes.")
        {
            EvaluateNamesCommand.Create(),
            EvaluateBulletsCommand.Create(),
        };
        EvaluateBulletsCommand.AddTo(evaluate);
        return new RootCommand("Trains and measures the product's language models on annotated data. Exit codes: 0 done, 1 something failed, 2 the command line can't work.")
        {
            new Command("train", "Trains the product's models.") { TrainBulletsCommand.Create() },
            evaluate,
        };
    }

    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">For results.</param>
    /// <param name="error">For progress and complaints.</param>
    /// <param name="cancellationToken">Ends the command, as Ctrl-C does.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        // A file name that starts with @ is a file name.
        var parsed = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            if (parsed.Action is not ParseErrorAction refusal)
                return await parsed.InvokeAsync(invocation, cancellationToken);
            refusal.ShowHelp = false; // The message would scroll away.
            await parsed.InvokeAsync(invocation, cancellationToken);
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception e)
        {
            await error.WriteLineAsync($"error: {e.Message}");
            return ExitCodes.Failure;
        }
    }
}
