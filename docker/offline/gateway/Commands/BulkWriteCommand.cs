using System.Globalization;
using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Storage;
using Ingestion.MongoGateway.Users;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Ingestion.MongoGateway.Commands;

/// <summary>
/// <c>bulkWrite</c> over several collections (MongoDB 8), which the extension lacks: each operation becomes an insert, update or
/// delete of its own, with the rights that that needs, and a transaction of its own, as in MongoDB.
/// </summary>
internal sealed class BulkWriteCommand(WriteCommands writes, AccessControl access)
{
    /// <summary>The command.</summary>
    public IEnumerable<(string Name, CommandHandler Handler)> Handlers => [("bulkWrite", RunAsync)];

    private async Task<byte[]> RunAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        var namespaces = Documents(request, "nsInfo").Select(Namespace).ToArray();
        var isOrdered = request.Document.GetValue("ordered", true).ToBoolean();
        var errorsOnly = request.Document.GetValue("errorsOnly", false).ToBoolean();
        var tally = new Tally();
        var results = new BsonArray();
        var index = -1;
        foreach (var operation in Documents(request, "ops"))
        {
            index++;
            var reply = await RunOneAsync(request, session, operation, namespaces, index, cancellationToken);
            var result = tally.Add(operation.GetElement(0).Name, index, reply);
            var failed = result.Contains("code");
            if (failed || !errorsOnly)
                results.Add(result);
            if (failed && isOrdered)
                break;
        }

        return Replies.Success(new BsonDocument
        {
            { "cursor", new BsonDocument { { "id", 0L }, { "firstBatch", results }, { "ns", "admin.$cmd.bulkWrite" } } },
            { "nErrors", tally.Errors },
            { "nInserted", tally.Inserted },
            { "nMatched", tally.Matched },
            { "nModified", tally.Modified },
            { "nUpserted", tally.Upserted },
            { "nDeleted", tally.Deleted },
        });
    }

    private async Task<BsonDocument> RunOneAsync(
        CommandRequest request,
        ClientSession session,
        BsonDocument operation,
        (string Database, string Collection)[] namespaces,
        int index,
        CancellationToken cancellationToken)
    {
        if (operation.ElementCount == 0)
            throw new MongoErrorException(9, "FailedToParse", "an operation of bulkWrite is empty");
        var (kind, target) = operation.GetElement(0) is var first && first.Value.IsNumeric
            ? (first.Name, first.Value.ToInt32())
            : throw new MongoErrorException(14, "TypeMismatch", "an operation of bulkWrite must begin with the number of its namespace");
        if (target < 0 || target >= namespaces.Length)
            throw new MongoErrorException(2, "BadValue", "an operation of bulkWrite names a namespace that is not in nsInfo");

        var (database, collection) = namespaces[target];
        var command = Command(kind, collection, operation);
        foreach (var option in (string[])["bypassDocumentValidation", "let"])
        {
            if (request.Document.TryGetValue(option, out var value))
                command.Add(option, value);
        }

        var single = request with { Database = database, Document = command, Body = command.ToBson(), Sequences = CommandRequest.NoSequences };
        access.RequirePrivileges(session, single);
        var retryKey = request.RetryKey is { } key ? string.Create(CultureInfo.InvariantCulture, $"{key}|{index}") : null;
        var reply = kind switch
        {
            "insert" => await writes.RunAsync(WriteFunction.Insert, single, sequence: null, retryKey, cancellationToken),
            "update" => await writes.UpdateAsync(single, retryKey, cancellationToken),
            _ => await writes.RunAsync(WriteFunction.Delete, single, sequence: null, retryKey, cancellationToken),
        };
        return BsonSerializer.Deserialize<BsonDocument>(reply);
    }

    private static BsonDocument Command(string kind, string collection, BsonDocument operation)
    {
        switch (kind)
        {
            case "insert":
                return new BsonDocument { { "insert", collection }, { "documents", new BsonArray { operation.GetValue("document", new BsonDocument()) } } };
            case "update":
                var update = new BsonDocument { { "q", operation.GetValue("filter", new BsonDocument()) } };
                Copy("updateMods", "u");
                Copy("constants", "c");
                foreach (var option in (string[])["multi", "upsert", "arrayFilters", "hint", "collation", "sort"])
                    Copy(option, option);
                return new BsonDocument { { "update", collection }, { "updates", new BsonArray { update } } };

                void Copy(string from, string to)
                {
                    if (operation.TryGetValue(from, out var value))
                        update.Add(to, value);
                }

            case "delete":
                var delete = new BsonDocument
                {
                    { "q", operation.GetValue("filter", new BsonDocument()) },
                    { "limit", operation.GetValue("multi", false).ToBoolean() ? 0 : 1 },
                };
                foreach (var option in (string[])["hint", "collation"])
                {
                    if (operation.TryGetValue(option, out var value))
                        delete.Add(option, value);
                }

                return new BsonDocument { { "delete", collection }, { "deletes", new BsonArray { delete } } };
            default:
                throw new MongoErrorException(9, "FailedToParse", "an operation of bulkWrite must be insert, update or delete");
        }
    }

    private static IEnumerable<BsonDocument> Documents(CommandRequest request, string name)
    {
        if (request.Sequences.TryGetValue(name, out var sequence))
            return DocumentSequence.Read(sequence);
        return request.Document.TryGetValue(name, out var inline) && inline is BsonArray array
            ? array.OfType<BsonDocument>()
            : throw new MongoErrorException(40414, "Location40414", $"BSON field 'bulkWrite.{name}' is missing but a required field");
    }

    private static (string Database, string Collection) Namespace(BsonDocument info)
    {
        var name = info.GetValue("ns", "").ToString()!;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < name.Length - 1
            ? (DatabaseName.Checked(name[..dot]), name[(dot + 1)..])
            : throw new MongoErrorException(73, "InvalidNamespace", "Invalid namespace in nsInfo");
    }

    private sealed class Tally
    {
        public int Errors { get; private set; }

        public int Inserted { get; private set; }

        public int Matched { get; private set; }

        public int Modified { get; private set; }

        public int Upserted { get; private set; }

        public int Deleted { get; private set; }

        // Adds the counts of one operation and gives its entry in the reply.
        public BsonDocument Add(string kind, int index, BsonDocument reply)
        {
            if (reply.TryGetValue("writeErrors", out var errors) && errors is BsonArray { Count: > 0 } array)
            {
                Errors++;
                var error = array[0].AsBsonDocument;
                return new BsonDocument { { "ok", 0.0 }, { "idx", index }, { "code", error["code"] }, { "errmsg", error["errmsg"] }, { "n", 0 } };
            }

            var count = reply["n"].ToInt32();
            var result = new BsonDocument { { "ok", 1.0 }, { "idx", index }, { "n", count } };
            switch (kind)
            {
                case "insert":
                    Inserted += count;
                    break;
                case "delete":
                    Deleted += count;
                    break;
                default:
                    var modified = reply.GetValue("nModified", 0).ToInt32();
                    Modified += modified;
                    result.Add("nModified", modified);
                    if (reply.TryGetValue("upserted", out var upserted) && upserted is BsonArray { Count: > 0 } ids)
                    {
                        Upserted++;
                        result.Add("upserted", new BsonDocument("_id", ids[0]["_id"]));
                    }
                    else
                    {
                        Matched += count;
                    }

                    break;
            }

            return result;
        }
    }
}
