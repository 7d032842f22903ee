using MongoDB.Bson;

namespace Ingestion.MongoGateway.Commands;

/// <summary>
/// Works round a fault of documentdb 1.0: an update by pipeline whose <c>$replaceWith</c> or <c>$replaceRoot</c> yields a document
/// with <c>_id</c> stores that field twice, and once more with each update. Without <c>_id</c> in the new document the extension
/// keeps the old one's, once; so <c>_id</c> is taken out of it.
/// </summary>
/// <remarks>Lost by this: the error 66 for a pipeline that would change <c>_id</c>; the old value stays.</remarks>
internal static class UpdatePipeline
{
    /// <summary>
    /// Whether a command may hold such a stage. A cheap look at the bytes, which spares nearly every command the parsing; text in
    /// a document may look like one, which does no harm.
    /// </summary>
    public static bool MayReplace(ReadOnlySpan<byte> bson) => bson.IndexOf("$replace"u8) >= 0;

    /// <summary>An update's modification with such stages rewritten; documents with operators come back as they are.</summary>
    public static BsonValue Rewrite(BsonValue modification) =>
        modification is BsonArray pipeline ? new BsonArray(pipeline.Select(RewriteStage)) : modification;

    /// <summary>One statement of an <c>update</c> command, rewritten.</summary>
    public static BsonDocument RewriteStatement(BsonDocument statement)
    {
        if (statement.TryGetValue("u", out var modification))
            statement["u"] = Rewrite(modification);
        return statement;
    }

    private static BsonValue RewriteStage(BsonValue value)
    {
        if (value is not BsonDocument { ElementCount: 1 } stage)
            return value;
        var element = stage.GetElement(0);
        return element.Name switch
        {
            "$replaceWith" => new BsonDocument("$replaceWith", WithoutId(element.Value)),
            "$replaceRoot" when element.Value is BsonDocument root && root.TryGetValue("newRoot", out var newRoot) =>
                new BsonDocument("$replaceRoot", new BsonDocument("newRoot", WithoutId(newRoot))),
            _ => value,
        };
    }

    private static BsonDocument WithoutId(BsonValue expression) =>
        new("$unsetField", new BsonDocument { { "field", "_id" }, { "input", expression } });
}
