using Ingestion.IntegrationTests.Containers;
using Ingestion.MongoDb;
using Ingestion.Pipeline.Storage;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;
using MongoDB.Driver;

namespace Ingestion.IntegrationTests.Stores;

[Collection(ContainerCollection.Name)]
public sealed class MongoArticleStoreTests(MongoFixture mongo) : ArticleStoreContract
{
    private readonly List<MongoArticleStore> _opened = [];
    private readonly List<string> _databases = [];
    private IMongoClient _client = null!;

    private IMongoDatabase Database => _client.GetDatabase(_databases[0]);

    private IMongoCollection<BsonDocument> Articles => Database.GetCollection<BsonDocument>("articles");

    public override async Task InitializeAsync()
    {
        _client = await mongo.ConnectAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        foreach (var database in _databases)
            await _client.DropDatabaseAsync(database);
        _opened.ForEach(store => store.Dispose());
        _client.Dispose();
    }

    protected override Task<IArticleStore> CreateAsync()
    {
        _databases.Add(MongoFixture.UniqueDatabase());
        return OpenAgainAsync();
    }

    protected override async Task<IArticleStore> OpenAgainAsync()
    {
        // The time-out covers a machine that does much else at the same time.
        var store = new MongoArticleStore(new MongoStoreOptions
        {
            ConnectionString = await mongo.ConnectionStringAsync(),
            Database = _databases[^1],
            OperationTimeout = TimeSpan.FromSeconds(60),
        });
        _opened.Add(store);
        return store;
    }

    protected override IArticleStore CreateUnreachable()
    {
        // Nothing listens on the discard port.
        var store = new MongoArticleStore(new MongoStoreOptions
        {
            ConnectionString = "mongodb://user:secret-password@127.0.0.1:9/",
            OperationTimeout = TimeSpan.FromMilliseconds(300),
        });
        _opened.Add(store);
        return store;
    }

    [ContainerFact]
    public async Task Description_Always_NamesHostAndDatabaseOnly()
    {
        var address = new MongoUrl(await mongo.ConnectionStringAsync()).Server;

        Store.Description.ShouldBe($"MongoDB {address}/{_databases[0]}");
    }

    [ContainerFact]
    public async Task WriteAsync_ValidatorForbidsIt_IsRefused()
    {
        var article = Samples.Minimal(Samples.NewId()) with { Body = null! };

        var e = await Should.ThrowAsync<StoreRefusedException>(() => Store.WriteAsync(article, Samples.Event(), None));

        e.Message.ShouldContain("121");
        (await Store.FindAsync(article.ArticleId, None)).ShouldBeNull();
    }

    [ContainerFact]
    public async Task WriteAsync_ValidatorForbidsTheUpdate_IsRefusedAndChangesNothing()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);

        await Should.ThrowAsync<StoreRefusedException>(() => Store.WriteAsync(article.Next() with { Source = null! }, Samples.Event(), None));

        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().Revision.ShouldBe(1);
    }

    [ContainerFact]
    public async Task WriteAsync_LargerThanADocumentMayBe_IsRefused()
    {
        var article = Samples.Minimal(Samples.NewId());
        var large = new string('x', 17 * 1024 * 1024);

        await Should.ThrowAsync<StoreRefusedException>(() => Store.WriteAsync(article with { Body = large }, Samples.Event(), None));

        // Small enough each, but not together.
        await Store.WriteAsync(article with { Body = large[..(9 * 1024 * 1024)] }, Samples.Event(), None);
        await Should.ThrowAsync<StoreRefusedException>(
            () => Store.WriteAsync(article.Next(large[..(9 * 1024 * 1024)]), Samples.Event(large[..(9 * 1024 * 1024)]), None));
        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().Revision.ShouldBe(1);
    }

    [ContainerFact]
    public async Task DiscardParkedAsync_ManyPieces_TakesItsOwnBytesAlone()
    {
        var (kept, discarded) = (Samples.Parked(Samples.NewId(), new byte[5]), Samples.Parked(Samples.NewId(), new byte[20 * 1024 * 1024]));
        await Store.ParkAsync(kept, None);
        await Store.ParkAsync(discarded, None);

        await Store.DiscardParkedAsync(discarded.ParkedId, None);

        var left = await Database.GetCollection<BsonDocument>("parkedBodies").Find(new BsonDocument()).ToListAsync();
        left.ShouldHaveSingleItem()["_id"]["parked"].AsString.ShouldBe(kept.ParkedId);
    }

    [ContainerFact]
    public async Task WriteAsync_TextThatIsNotUnicode_IsRefused() =>
        await Should.ThrowAsync<StoreRefusedException>(
            () => Store.WriteAsync(Samples.Minimal(Samples.NewId()) with { Body = "\ud800" }, Samples.Event(), None));

    [ContainerFact]
    public async Task WriteAsync_FieldsOfANewerVersion_AreIgnoredOnReadAndSurviveAnUpdate()
    {
        var article = Samples.Full(Samples.NewId());
        var pending = Samples.Event();
        await Store.WriteAsync(article, pending, None);
        await Articles.UpdateOneAsync(
            new BsonDocument("_id", article.ArticleId),
            new BsonDocument("$set", new BsonDocument { { "later", 1 }, { "enrichment.later", 2 }, { "pendingEvents.0.later", 3 } }));

        Samples.Text(await Store.FindAsync(article.ArticleId, None)).ShouldBe(Samples.Text(article with { PendingEvents = [pending] }));
        (await Store.WriteAsync(article.Next(), Samples.Event(), None)).ShouldBe(WriteOutcome.Written);
        (await Articles.Find(new BsonDocument("_id", article.ArticleId)).SingleAsync())["later"].ShouldBe(new BsonInt32(1));
    }

    [ContainerFact]
    public async Task WriteAsync_Always_StoresDatesAndNamesForPeople()
    {
        var article = Samples.Full(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);

        var stored = await Articles.Find(new BsonDocument("_id", article.ArticleId)).SingleAsync();

        stored["crawledAt"].BsonType.ShouldBe(BsonType.DateTime);
        stored["storedAt"].BsonType.ShouldBe(BsonType.DateTime);
        stored["revisions"][0]["storedAt"].BsonType.ShouldBe(BsonType.DateTime);
        stored["pendingEvents"][0]["createdAt"].BsonType.ShouldBe(BsonType.DateTime);
        stored["enrichment"]["entities"]["items"][0]["type"].ShouldBe(new BsonString("person"));
        stored["enrichment"]["dates"]["items"][0]["granularity"].ShouldBe(new BsonString("range"));
    }

    [ContainerFact]
    public async Task FindAsync_StoredMemberIsOfAnotherType_IsRefused()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);
        await Articles.UpdateOneAsync(new BsonDocument("_id", article.ArticleId), new BsonDocument("$set", new BsonDocument("enrichment.engine", 1)));

        await Should.ThrowAsync<StoreRefusedException>(() => Store.FindAsync(article.ArticleId, None));
    }

    [ContainerFact]
    public async Task FindParkedAsync_ChunkIsLost_IsRefused()
    {
        var message = Samples.Parked(Samples.NewId(), [1, 2]);
        await Store.ParkAsync(message, None);
        await Database.GetCollection<BsonDocument>("parkedBodies").DeleteManyAsync(new BsonDocument());

        await Should.ThrowAsync<StoreRefusedException>(() => Store.FindParkedAsync(message.ParkedId, None));
    }

    [ContainerFact]
    public async Task InstallAsync_Always_CreatesTheDeclaredIndexes()
    {
        foreach (var (collection, declared) in MongoSchema.Indexes)
        {
            var found = await (await Database.GetCollection<BsonDocument>(collection).Indexes.ListAsync()).ToListAsync();

            found.Select(i => $"{i["name"]} {i["key"].ToJson()} {i.GetValue("sparse", false).AsBoolean}").Order(StringComparer.Ordinal).ShouldBe(
                declared.Select(i => $"{i.Options.Name} {Keys(i).ToJson()} {i.Options.Sparse ?? false}")
                    .Append("""_id_ { "_id" : 1 } False""").Order(StringComparer.Ordinal),
                customMessage: collection);
        }
    }

    [ContainerFact]
    public async Task InstallAsync_ValidatorWasChanged_RestoresIt()
    {
        await Database.RunCommandAsync<BsonDocument>(new BsonDocument { { "collMod", "articles" }, { "validator", new BsonDocument() } });

        await Store.InstallAsync(None);

        await Should.ThrowAsync<MongoWriteException>(() => Articles.InsertOneAsync(new BsonDocument("_id", "x")));
    }

    [ContainerFact]
    public async Task AnyCall_WrongPassword_IsUnavailableWithoutQuotingIt()
    {
        var url = new MongoUrlBuilder(await mongo.ConnectionStringAsync()) { Password = "wrong-secret" };
        using var store = new MongoArticleStore(new MongoStoreOptions { ConnectionString = url.ToString(), OperationTimeout = TimeSpan.FromSeconds(5) });

        var e = await Should.ThrowAsync<StoreUnavailableException>(() => store.FindAsync("a", None));

        e.ToString().ShouldNotContain("wrong-secret");
        e.Message.ShouldContain("refuses the credentials");
    }

    [ContainerFact]
    public async Task AnyCall_PasswordFromFile_SignsIn()
    {
        var url = new MongoUrlBuilder(await mongo.ConnectionStringAsync());
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, url.Password + "\n");
        url.Password = null;
        using var store = new MongoArticleStore(new MongoStoreOptions { ConnectionString = url.ToString(), PasswordFile = file, Database = _databases[0] });
        File.Delete(file);

        (await store.FindAsync("a", None)).ShouldBeNull();
    }

    private static BsonDocument Keys(CreateIndexModel<BsonDocument> index) =>
        index.Keys.Render(new RenderArgs<BsonDocument>(BsonDocumentSerializer.Instance, BsonSerializer.SerializerRegistry));
}
