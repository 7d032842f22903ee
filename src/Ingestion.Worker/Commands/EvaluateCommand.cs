using System.CommandLine;
using System.Text.Json;
using Ingestion.Enrichment.Evaluation;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Intake;
using Ingestion.Worker.Display;
using Ingestion.Worker.Hosting;

namespace Ingestion.Worker.Commands;

/// <summary>Scores the engine against articles that people annotated, alone or beside another version's output.</summary>
internal static class EvaluateCommand
{
    private static readonly JsonSerializerOptions Json = new(OutputJson.Indented) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The command <c>evaluate</c>.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Gold articles, one JSON file each: id, language, source, publishedAt, title, body, gold." };
        var json = new Option<bool>("--json") { Description = "Writes the scores as one JSON object." };
        var errors = new Option<bool>("--errors") { Description = "Also lists everything that is wrong or missing." };
        var against = new Option<string?>("--against")
        {
            Description = "Output of enrich by another version for the same articles: shows both scores and, article by article, what was gained and lost.",
            HelpName = "OUTPUT.jsonl",
        };
        var command = new Command("evaluate", "Scores mentions, entities, dates, quotations and bullets against annotated articles, by language and overall. Needs no broker and no database.") { folder, json, errors, against };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed, parsed.GetRequiredValue(folder), parsed.GetValue(json), parsed.GetValue(errors), parsed.GetValue(against), cancellationToken));
        command.SetExamples("evaluate tests/evaluation", "evaluate tests/evaluation --errors", "evaluate tests/evaluation --against enriched.jsonl");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string folder, bool json, bool errors, string? against, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        builder.Services.AddEngine();
        using var host = builder.Build();
        host.ValidateSettings();
        var output = parsed.InvocationConfiguration.Output;
        var gold = GoldArticle.ReadFolder(folder);
        var before = against is null ? null : EngineScores.Of(gold, GivenArticle.ReadFile(against));
        var now = EngineScores.Of(gold, await EnrichAsync(host.Services, gold, cancellationToken));
        object scores = before is null ? now.ToJson(errors) : new { before = before.ToJson(errors), now = now.ToJson(errors) };
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(scores, Json).AsMemory(), cancellationToken);
        else if (before is null)
            ScoreReport.Write(output, now, errors);
        else
            ComparisonReport.Write(output, before, now);
        return ExitCodes.Ok;
    }

    // By the very steps that enrich takes, so that both give the same.
    private static async Task<Dictionary<string, GivenArticle>> EnrichAsync(IServiceProvider services, IReadOnlyList<GoldArticle> gold, CancellationToken cancellationToken)
    {
        var intake = services.GetRequiredService<ArticleIntake>();
        var enrichment = services.GetRequiredService<ArticleEnrichment>();
        var clock = services.GetRequiredService<TimeProvider>();
        var given = new Dictionary<string, GivenArticle>(StringComparer.Ordinal);
        foreach (var article in gold)
        {
            var message = new { schemaVersion = 1, article.Source, externalId = article.Id, article.Title, article.Body, article.PublishedAt };
            var verdict = intake.Examine(JsonSerializer.SerializeToUtf8Bytes(message, OutputJson.Lines));
            if (!verdict.Accepted)
                throw new InvalidDataException($"{article.Id}: {Verdict.Rejected(verdict.Violations)}");
            var identified = IdentifiedArticle.From(verdict.Article!, clock.GetUtcNow());
            var grounded = await enrichment.EnrichAsync(identified, cancellationToken);
            given[article.Id] = GivenArticle.Read(JsonSerializer.Serialize(EnrichedArticle.Of(identified, grounded), OutputJson.Lines));
        }

        return given;
    }
}
