using Ingestion.Pipeline.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.MongoDb;

/// <summary>
/// Creates collections, validators and indexes where they are missing. Safe to run again and from several workers at once.
/// Needs <c>dbAdmin</c> on the database, which normal operation does not.
/// </summary>
/// <param name="database">Where to install.</param>
/// <param name="timeout">How long the majority may take to acknowledge a step.</param>
internal sealed class MongoStoreInstaller(IMongoDatabase database, TimeSpan timeout)
{
    // https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
    private const int NamespaceExists = 48;
    private const int IndexOptionsConflict = 85;
    private const int IndexKeySpecsConflict = 86;

    private BsonDocument WriteConcern => new() { { "w", "majority" }, { "wtimeout", (long)timeout.TotalMilliseconds } };

    /// <returns>Whether a collection had to be created.</returns>
    public async Task<bool> InstallAsync(CancellationToken cancellationToken)
    {
        var created = false;
        foreach (var (collection, validator) in MongoSchema.Validators)
            created |= await EnsureCollectionAsync(collection, validator, cancellationToken);

        foreach (var (collection, indexes) in MongoSchema.Indexes)
            await EnsureIndexesAsync(collection, indexes, cancellationToken);
        return created;
    }

    private async Task<bool> EnsureCollectionAsync(string name, BsonDocument validator, CancellationToken cancellationToken)
    {
        using var found = await database.ListCollectionsAsync(
            new ListCollectionsOptions { Filter = new BsonDocument("name", name) }, cancellationToken);
        if (await found.FirstOrDefaultAsync(cancellationToken) is not { } collection)
        {
            if (await CreatedAsync(name, validator, cancellationToken))
                return true;

            // Another worker was faster, and it may be of another version.
            collection = [];
        }

        // Changing a validator locks the collection, so it is left alone where it is right already.
        var isRight = collection.TryGetValue("options", out var options)
            && options.AsBsonDocument.TryGetValue("validator", out var current)
            && current == validator;
        if (!isRight)
            await database.RunCommandAsync<BsonDocument>(Command("collMod", name, validator), cancellationToken: cancellationToken);
        return false;
    }

    private async Task<bool> CreatedAsync(string name, BsonDocument validator, CancellationToken cancellationToken)
    {
        try
        {
            await database.RunCommandAsync<BsonDocument>(Command("create", name, validator), cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoCommandException e) when (e.Code == NamespaceExists)
        {
            return false;
        }
    }

    private async Task EnsureIndexesAsync(string collection, CreateIndexModel<BsonDocument>[] indexes, CancellationToken cancellationToken)
    {
        try
        {
            await database.GetCollection<BsonDocument>(collection).Indexes.CreateManyAsync(indexes, cancellationToken);
        }
        catch (MongoCommandException e) when (e.Code is IndexOptionsConflict or IndexKeySpecsConflict)
        {
            throw new StoreRefusedException(
                $"An index of {database.DatabaseNamespace.DatabaseName}.{collection} has the name of one of ours but another definition: "
                + "drop it, then install again.",
                e);
        }
    }

    private BsonDocument Command(string command, string collection, BsonDocument validator) => new()
    {
        { command, collection },
        { "validator", validator },
        { "validationLevel", "strict" },
        { "validationAction", "error" },
        { "writeConcern", WriteConcern },
    };
}
