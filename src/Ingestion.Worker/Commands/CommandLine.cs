using System.CommandLine;
using System.CommandLine.Invocation;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Commands;

/// <summary>The program from its arguments to its exit code. What can go wrong for a user is told here, once, in one line.</summary>
internal static class CommandLine
{
    /// <summary>The number that the system gives to writing into a pipe whose reader has gone (EPIPE).</summary>
    private const int BrokenPipe = 32;

    /// <summary>All commands; without one, the worker runs.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("Takes news articles from a queue, finds entities, dates, quotations and key facts in them, stores them and announces them. Exit codes: 0 done, 1 something failed, 2 the command line or the settings can't work.")
        {
            RunCommand.Create(),
            SetupCommand.Create(),
            DemoCommand.Create(),
            EnrichCommand.Create(),
            PublishCommand.Create(),
            ValidateCommand.Create(),
            StatusCommand.Create(),
            HealthCommand.Create(),
            ParkedCommand.Create(),
            ExportCommand.Create(),
            ReenrichCommand.Create(),
            EvaluateCommand.Create(),
        };
        root.Add(SettingsOptions.Set);
        root.Add(SettingsOptions.Verbose);
        RunCommand.Configure(root);
        root.SetExamples("demo", "enrich --pretty article.txt", "run --data ./data --inbox ./inbox");
        HelpExamples.AddTo(root);
        return root;
    }

    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">For results.</param>
    /// <param name="error">For progress and complaints.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        // A file name that starts with @ is a file name.
        var parsed = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // The program ends itself on a signal (Interruption): the library would cut it off after two seconds, in the middle of draining.
        var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            if (parsed.Action is ParseErrorAction refusal)
            {
                refusal.ShowHelp = false; // The message would scroll away.
                await parsed.InvokeAsync(invocation, cancellationToken);
                return ExitCodes.Usage;
            }
            var code = await parsed.InvokeAsync(invocation, cancellationToken);
            await output.FlushAsync(CancellationToken.None); // Also what a cancelled command had to say.
            return code;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            return ExitCodes.Ok; // Whoever read the output has had enough, as `head` does.
        }
        catch (Exception e) when (SettingsProblem(e) is not null)
        {
            await error.WriteLineAsync("error: " + SettingsProblem(e));
            return ExitCodes.Usage;
        }
        catch (Exception e)
        {
            await error.WriteLineAsync("error: " + (parsed.GetValue(SettingsOptions.Verbose) ? e.ToString() : $"{e.Message} (--verbose shows more)"));
            return ExitCodes.Failure;
        }
    }

    /// <summary>What is wrong with the settings, or null where something else is wrong.</summary>
    private static string? SettingsProblem(Exception e) => e switch
    {
        SettingsException => e.Message,
        OptionsValidationException invalid => string.Join(Environment.NewLine + "error: ", invalid.Failures),
        // The configuration binder has no exception of its own; its message names the setting as it is written.
        InvalidOperationException when e.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => e.Message,
        // Nor has the file provider; the inner message says where the file is broken.
        InvalidDataException { InnerException: not null } when e.Message.StartsWith("Failed to load configuration", StringComparison.Ordinal) =>
            $"{e.Message} {e.InnerException.Message}",
        AggregateException { InnerExceptions: [var single] } => SettingsProblem(single),
        _ => null,
    };
}
