using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Storage;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Npgsql;

namespace Ingestion.MongoGateway.Commands;

/// <summary>Commands that change documents.</summary>
internal sealed class WriteCommands(DocumentDatabase database)
{
    /// <summary>The commands.</summary>
    public IEnumerable<(string Name, CommandHandler Handler)> Handlers =>
    [
        ("insert", (request, _, cancel) => RunAsync(WriteFunction.Insert, request, Sequence(request, "documents"), request.RetryKey, cancel)),
        ("update", (request, _, cancel) => UpdateAsync(request, request.RetryKey, cancel)),
        ("delete", (request, _, cancel) => RunAsync(WriteFunction.Delete, request, Sequence(request, "deletes"), request.RetryKey, cancel)),
        ("findAndModify", FindAndModifyAsync),
        ("findandmodify", FindAndModifyAsync),
    ];

    /// <summary>Runs a write and brings its errors into MongoDB's form.</summary>
    public async Task<byte[]> RunAsync(
        string function,
        CommandRequest request,
        ReadOnlyMemory<byte>? sequence,
        string? retryKey,
        CancellationToken cancellationToken)
    {
        _ = request.Collection;
        var result = await database.WriteAsync(function, request, request.Body, sequence, retryKey, cancellationToken);
        if (result.Succeeded)
            return result.Reply;

        var reply = BsonSerializer.Deserialize<BsonDocument>(result.Reply);
        ErrorTranslation.TranslateWriteErrors(reply, request.Namespace);
        return reply.ToBson();
    }

    /// <summary>Runs <c>update</c>, with pipelines rewritten as <see cref="UpdatePipeline"/> says.</summary>
    public Task<byte[]> UpdateAsync(CommandRequest request, string? retryKey, CancellationToken cancellationToken)
    {
        var sequence = Sequence(request, "updates");
        if (sequence is { } statements)
        {
            if (UpdatePipeline.MayReplace(statements.Span))
                sequence = DocumentSequence.Write(DocumentSequence.Read(statements).Select(UpdatePipeline.RewriteStatement));
        }
        else if (UpdatePipeline.MayReplace(request.Body.Span)
            && request.Document.TryGetValue("updates", out var inline) && inline is BsonArray array)
        {
            foreach (var statement in array.OfType<BsonDocument>())
                UpdatePipeline.RewriteStatement(statement);
            request = request with { Body = request.Document.ToBson() };
        }

        return RunAsync(WriteFunction.Update, request, sequence, retryKey, cancellationToken);
    }

    private async Task<byte[]> FindAndModifyAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        _ = request.Collection;
        var command = request.Body;
        if (UpdatePipeline.MayReplace(command.Span) && request.Document.TryGetValue("update", out var modification))
        {
            request.Document["update"] = UpdatePipeline.Rewrite(modification);
            command = request.Document.ToBson();
        }

        try
        {
            return await database.FindAndModifyAsync(request, command, cancellationToken);
        }
        catch (PostgresException e) when (ErrorTranslation.InternalIndexId(e) is not null)
        {
            var index = await database.IndexNameAsync(ErrorTranslation.InternalIndexId(e)!.Value, cancellationToken);
            throw ErrorTranslation.DuplicateKey(request.Namespace, index ?? e.ConstraintName!, e);
        }
    }

    // The cast matters: a bare null would become empty memory, by way of the conversion from an array.
    private static ReadOnlyMemory<byte>? Sequence(CommandRequest request, string name) =>
        request.Sequences.TryGetValue(name, out var documents) ? documents : (ReadOnlyMemory<byte>?)null;
}
