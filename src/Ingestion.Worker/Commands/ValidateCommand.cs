using System.CommandLine;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Intake;
using Ingestion.Worker.Display;
using Ingestion.Worker.Hosting;

namespace Ingestion.Worker.Commands;

/// <summary>The worker's verdict on articles, without publishing them.</summary>
internal static class ValidateCommand
{
    /// <summary>The command <c>validate</c>.</summary>
    public static Command Create()
    {
        var files = ArticleInputs.Argument(ArgumentArity.ZeroOrMore);
        var command = new Command("validate", "Gives the verdict that the worker would give on articles, one line each.") { files };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(files) ?? [], cancellationToken));
        command.SetExamples(
            "validate articles.jsonl",
            "validate - < article.json");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string[] files, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        builder.Services.AddEngine();
        using var host = builder.Build();
        var intake = host.Services.GetRequiredService<ArticleIntake>();
        var clock = host.Services.GetRequiredService<TimeProvider>();
        var output = parsed.InvocationConfiguration.Output;
        var progress = new ProgressLine(parsed.InvocationConfiguration.Error, "validated", clock);
        var inputs = new ArticleInputs(files, progress);
        var (accepted, rejected) = (0, 0);
        await foreach (var item in inputs.ReadAsync(cancellationToken))
        {
            var verdict = intake.Examine(item.Body);
            if (verdict.Accepted)
            {
                accepted++;
                await output.WriteLineAsync($"{item.Place} ok {ArticleIdOf(verdict, clock.GetUtcNow())}".AsMemory(), cancellationToken);
            }
            else
            {
                rejected++;
                await output.WriteLineAsync($"{item.Place} {Verdict.Rejected(verdict.Violations)}".AsMemory(), cancellationToken);
            }
            progress.Advance();
        }
        progress.Finish($"{accepted} accepted, {rejected} rejected", always: rejected > 0);
        return rejected == 0 && inputs.Complete ? ExitCodes.Ok : ExitCodes.Failure;
    }

    private static string ArticleIdOf(IntakeVerdict verdict, DateTimeOffset now) => verdict.Retraction is { } retraction
        ? IdentifiedRetraction.From(retraction).ArticleId + " (retraction)"
        : IdentifiedArticle.From(verdict.Article!, now).ArticleId;
}
