using System.CommandLine;
using System.Text.Json;
using System.Threading.Channels;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Intake;
using Ingestion.Worker.Display;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Reading;

namespace Ingestion.Worker.Commands;

/// <summary>Enriches articles from files, without broker and database, by the steps that the worker takes.</summary>
internal static class EnrichCommand
{
    /// <summary>The command <c>enrich</c>.</summary>
    public static Command Create()
    {
        var files = ArticleInputs.Argument(ArgumentArity.ZeroOrMore);
        var pretty = new Option<bool>("--pretty") { Description = "Indents the JSON for reading." };
        var command = new Command("enrich", "Writes what is found in articles as JSON, one object a line, in their order. Needs no broker and no database.") { files, pretty };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(files) ?? [], parsed.GetValue(pretty), cancellationToken));
        command.SetExamples(
            "enrich --pretty article.txt",
            "enrich articles.jsonl > enriched.jsonl",
            "enrich - < articles.jsonl | jq .bullets");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string[] files, bool pretty, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        builder.Services.AddEngine();
        using var host = builder.Build();
        var bench = new Bench(
            host.Services.GetRequiredService<ArticleIntake>(),
            host.Services.GetRequiredService<ArticleEnrichment>(),
            host.Services.GetRequiredService<TimeProvider>(),
            pretty ? OutputJson.Indented : OutputJson.Lines);
        var progress = new ProgressLine(parsed.InvocationConfiguration.Error, "enriched", host.Services.GetRequiredService<TimeProvider>());
        var inputs = new ArticleInputs(files, progress);
        var output = parsed.InvocationConfiguration.Output;
        var (written, refused) = (0, 0);
        await foreach (var result in bench.EnrichAsync(inputs.ReadAsync(cancellationToken), cancellationToken))
        {
            if (result.Json is not null)
            {
                await output.WriteLineAsync(result.Json.AsMemory(), cancellationToken);
                written++;
            }
            if (result.Problem is not null)
                progress.Tell(result.Problem);
            if (result.Json is null)
                refused++;
            progress.Advance();
        }
        progress.Finish($"{written} enriched, {refused} not", always: refused > 0);
        return refused == 0 && inputs.Complete ? ExitCodes.Ok : ExitCodes.Failure;
    }

    /// <summary>What became of one article.</summary>
    /// <param name="Json">Its enrichment; null where there is none.</param>
    /// <param name="Problem">A line for standard error, or null.</param>
    private sealed record Result(string? Json, string? Problem);

    /// <summary>Several articles at once; the results in the order of the articles.</summary>
    private sealed class Bench(ArticleIntake intake, ArticleEnrichment enrichment, TimeProvider clock, JsonSerializerOptions json)
    {
        /// <summary>Work begun ahead of the slowest article: enough to keep every core busy, and all that is ever in memory.</summary>
        private static readonly int LookAhead = Environment.ProcessorCount * 2;

        public async IAsyncEnumerable<Result> EnrichAsync(IAsyncEnumerable<ArticleItem> articles, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var begun = Channel.CreateBounded<Task<Result>>(new BoundedChannelOptions(LookAhead) { SingleReader = true, SingleWriter = true });
            var reading = BeginAsync(articles, begun.Writer, stop.Token);
            try
            {
                await foreach (var result in begun.Reader.ReadAllAsync(cancellationToken))
                    yield return await result;
            }
            finally
            {
                // Whoever stops asking (a closed pipe) stops the reading too.
                await stop.CancelAsync();
                await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        private async Task BeginAsync(IAsyncEnumerable<ArticleItem> articles, ChannelWriter<Task<Result>> begun, CancellationToken cancellationToken)
        {
            Exception? failure = null;
            try
            {
                await foreach (var item in articles.WithCancellation(cancellationToken))
                    await begun.WriteAsync(Task.Run(() => EnrichAsync(item, cancellationToken), cancellationToken), cancellationToken);
            }
            catch (Exception e)
            {
                failure = e;
            }
            begun.Complete(failure);
        }

        private async Task<Result> EnrichAsync(ArticleItem item, CancellationToken cancellationToken)
        {
            var verdict = intake.Examine(item.Body);
            if (!verdict.Accepted)
                return new Result(null, $"{item.Place}: {Verdict.Rejected(verdict.Violations)}");
            if (verdict.Retraction is not null)
                return new Result(null, $"{item.Place}: a retraction has nothing to enrich");
            var article = IdentifiedArticle.From(verdict.Article!, clock.GetUtcNow());
            try
            {
                var grounded = await enrichment.EnrichAsync(article, cancellationToken);
                return new Result(
                    JsonSerializer.Serialize(EnrichedArticle.Of(article, grounded), json),
                    grounded.Dropped.Total > 0 ? $"{item.Place}: {grounded.Dropped.Total} findings did not match the text and were dropped" : null);
            }
            catch (EnrichmentFailedException e)
            {
                return new Result(null, $"{item.Place}: {Contracts.ReasonCodes.EnrichmentFailed} -: {e.InnerException!.GetType().Name}: {e.InnerException.Message}");
            }
        }
    }
}
