using System.CommandLine;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Commands;

/// <summary>Which parked messages a command is about: ids, or filters that all must fit.</summary>
internal sealed class ParkedFilter
{
    private const int PageSize = 500;

    private readonly Argument<string[]> _ids = new("ID") { Description = "Ids of parked messages; without any, the filters decide.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _reason = new("--reason") { Description = "Only this reason code, for instance invalid-json.", HelpName = "CODE" };
    private readonly Option<string?> _source = new("--source") { Description = "Only this publisher, where the message said so.", HelpName = "NAME" };
    private readonly Option<string?> _article = new("--article") { Description = "Only this article id.", HelpName = "ID" };
    private readonly Option<string?> _since = new("--since") { Description = "Only what was last parked at this time or later: " + TimeArgument.Forms + ".", HelpName = "TIME" };
    private readonly Option<string?> _until = new("--until") { Description = "Only what was last parked before this time, written as for --since.", HelpName = "TIME" };
    private readonly Option<bool> _all = new("--all") { Description = "All parked messages." };
    private readonly bool _mustChoose;

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="mustChoose">Whether nothing chosen is a mistake rather than everything.</param>
    public ParkedFilter(Command command, bool mustChoose)
    {
        _mustChoose = mustChoose;
        foreach (var option in (Option[])[_reason, _source, _article, _since, _until])
            command.Add(option);
        TimeArgument.Validate(_since);
        TimeArgument.Validate(_until);
        if (!mustChoose)
            return;
        command.Add(_ids);
        command.Add(_all);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_ids) is not { Length: > 0 } && !result.GetValue(_all)
                && ((Option<string?>[])[_reason, _source, _article, _since, _until]).All(o => result.GetValue(o) is null))
                result.AddError($"{command.Name} needs an ID, a filter, or --all.");
        });
    }

    /// <summary>The filters as a query.</summary>
    public ParkedQuery Query(ParseResult parsed, DateTimeOffset now) => new()
    {
        Reason = parsed.GetValue(_reason),
        Source = parsed.GetValue(_source),
        ArticleId = parsed.GetValue(_article),
        Since = TimeArgument.Read(parsed.GetValue(_since), now),
        Until = TimeArgument.Read(parsed.GetValue(_until), now),
        Limit = PageSize,
    };

    /// <summary>The filter as it stands in the record of what was done.</summary>
    public string Text(ParseResult parsed)
    {
        var parts = new List<string>(_mustChoose ? parsed.GetValue(_ids) ?? [] : []);
        foreach (var option in (Option<string?>[])[_reason, _source, _article, _since, _until])
        {
            if (parsed.GetValue(option) is { } value)
                parts.Add($"{option.Name} {value}");
        }
        var text = parts.Count == 0 ? "--all" : string.Join(' ', parts);
        return text.Length <= 1000 ? text : text[..1000] + "…";
    }

    /// <summary>Ids of the chosen messages, those parked longest ago first. What is parked from now on is not among them.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(ParseResult parsed, IArticleStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_ids) is { Length: > 0 } given)
            return [.. given.Distinct(StringComparer.Ordinal)];
        var query = Query(parsed, now);
        query = query with { Until = query.Until < now ? query.Until : now };
        var ids = new List<string>();
        while (true)
        {
            var page = await store.ListParkedAsync(query, cancellationToken);
            ids.AddRange(page.Items.Select(m => m.ParkedId));
            if (page.Next is null)
                break;
            query = query with { After = page.Next };
        }
        ids.Reverse();
        return ids;
    }
}
