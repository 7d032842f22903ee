using System.Text.Json;
using System.Text.Json.Nodes;
using Ingestion.Contracts;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Commands;

/// <summary>
/// One line of <c>export</c>: the members of <see cref="ArticleEnriched"/> as subscribers know them, then <c>body</c> and
/// <c>retraction</c>. Without <c>changes</c>: the revision before, which it compares with, is not kept.
/// </summary>
internal static class ExportedArticle
{
    /// <summary>The line of an article.</summary>
    /// <param name="document">As it is stored.</param>
    public static string Line(ArticleDocument document)
    {
        var line = JsonSerializer.SerializeToNode(EventWriter.EnrichedMessage(document, previous: null), ContractJson.Wire.ArticleEnriched)!.AsObject();
        line.Remove("changes");
        line["body"] = document.Body;
        line["retraction"] = document.Retraction is { } retraction
            ? new JsonObject { ["retractedAt"] = retraction.RetractedAt, ["reason"] = retraction.Reason }
            : null;
        return line.ToJsonString(OutputJson.Lines);
    }
}
