using System.CommandLine;
using System.Globalization;
using System.Text;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Display;
using Ingestion.Worker.Hosting;

namespace Ingestion.Worker.Commands;

/// <summary>Writes what is stored as JSON Lines, page by page, so that memory does not grow with the store.</summary>
internal static class ExportCommand
{
    /// <summary>Articles in memory at once; a body may have a mebibyte.</summary>
    private const int PageSize = 50;

    /// <summary>How far the clocks of the workers, which stamp what they store, may be behind this one's.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>The command <c>export</c>.</summary>
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Only articles of this publisher.", HelpName = "NAME" };
        var since = new Option<string?>("--since") { Description = $"Only what was stored at this time or later: {TimeArgument.Forms}.", HelpName = "TIME" };
        var after = new Option<string?>("--after") { Description = "Goes on where an export was interrupted: the cursor that it told, with the same filters.", HelpName = "CURSOR" };
        var file = new Option<string?>("--output") { Description = "Writes to this file instead of standard output; with --after, adds to it.", HelpName = "FILE" };
        TimeArgument.Validate(since);
        after.Validators.Add(result =>
        {
            try
            {
                PagePosition.Parse(result.Tokens is [{ Value: var cursor }] ? cursor : null);
            }
            catch (ArgumentException)
            {
                result.AddError("--after needs the cursor that an interrupted export told, unchanged.");
            }
        });
        var command = new Command(
            "export",
            "Writes the enriched articles as JSON, one object a line, newest stored first. A line has the members of the event ArticleEnriched but 'changes', "
            + "and 'body' and 'retraction' ({retractedAt, reason} where it is withdrawn, else null). When it is interrupted it ends after a whole page and tells a cursor "
            + "for --after. An article that is stored anew meanwhile may be missing: the last line on standard error tells the --since that finds it.")
        {
            source, since, after, file, SettingsOptions.Data,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed, parsed.GetValue(source), parsed.GetValue(since), parsed.GetValue(after), parsed.GetValue(file), cancellationToken));
        command.SetExamples("export --output articles.jsonl", "export --source alaraby --since 7d | jq .bullets", "export --after CURSOR --output articles.jsonl");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? source, string? since, string? after, string? file, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStore(builder.Configuration);
        using var host = builder.Build();
        var error = parsed.InvocationConfiguration.Error;
        if (await StoreAccess.OpenAsync(host, builder.Configuration, error, cancellationToken) is not { } store)
            return ExitCodes.Failure;
        var clock = host.Services.GetRequiredService<TimeProvider>();
        var started = clock.GetUtcNow();
        var progress = new ProgressLine(error, "exported", clock);
        await using var opened = file is null ? null : Open(file, append: after is not null);
        var export = new Export(store, opened ?? parsed.InvocationConfiguration.Output, progress, TimeArgument.Read(since, started) ?? DateTimeOffset.MinValue);
        try
        {
            await export.RunAsync(new ArticleQuery { Source = source, After = after, Limit = PageSize }, cancellationToken);
        }
        finally
        {
            if (export.Cursor is { } cursor)
                progress.Tell($"{export.Count} exported, not complete. To go on: --after {cursor}");
        }
        progress.Tell(string.Create(CultureInfo.InvariantCulture, $"{export.Count} exported, complete. For what is stored from now on: --since {started - ClockSkew:yyyy-MM-ddTHH:mm:ssZ}"));
        return ExitCodes.Ok;
    }

    private static StreamWriter Open(string file, bool append) =>
        new(file, append, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    /// <summary>One run over the pages.</summary>
    private sealed class Export(IArticleStore store, TextWriter output, ProgressLine progress, DateTimeOffset since)
    {
        /// <summary>Articles written.</summary>
        public int Count { get; private set; }

        /// <summary>Where the first page begins that is not written; null before the first page and after the last.</summary>
        public string? Cursor { get; private set; }

        public async Task RunAsync(ArticleQuery query, CancellationToken cancellationToken)
        {
            Cursor = query.After;
            do
            {
                var page = await store.ListAsync(query with { After = Cursor }, cancellationToken);
                var wanted = page.Items.TakeWhile(d => d.StoredAt >= since).ToList();
                // Not cancellable: the cursor stands between pages, and half a line would spoil the file.
                foreach (var document in wanted)
                {
                    await output.WriteLineAsync(ExportedArticle.Line(document).AsMemory(), CancellationToken.None);
                    Count++;
                    progress.Advance();
                }
                await output.FlushAsync(CancellationToken.None);
                Cursor = wanted.Count == page.Items.Count ? page.Next : null;
            }
            while (Cursor is not null);
        }
    }
}
