using System.Text;
using Ingestion.Contracts;
using Ingestion.IntegrationTests.Containers;
using Ingestion.IntegrationTests.Worker;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Commands;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using MongoDB.Driver;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Security;

/// <summary>The worker's user in MongoDB can do its work and nothing else.</summary>
[Collection(ContainerCollection.Name)]
public sealed class DatabaseUserTests(RestrictedDatabase restricted, RabbitMqFixture rabbit) : IClassFixture<RestrictedDatabase>
{
    private const int Unauthorized = 13;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Own = RestrictedDatabase.Database;
    private static readonly string Other = RestrictedDatabase.Other;
    private static readonly string Name = RestrictedDatabase.Name;

    /// <summary>Everything that a user of one database might try and must not: where, and the command.</summary>
    private static readonly Dictionary<string, (string Database, string Command)> Deeds = new(StringComparer.Ordinal)
    {
        ["read another database"] = (Other, "{ find: 'articles' }"),
        ["write another database"] = (Other, "{ insert: 'articles', documents: [ {} ] }"),
        ["change another database"] = (Other, "{ update: 'articles', updates: [ { q: {}, u: { $set: { a: 1 } } } ] }"),
        ["empty another database"] = (Other, "{ delete: 'articles', deletes: [ { q: {}, limit: 0 } ] }"),
        ["list another database's collections"] = (Other, "{ listCollections: 1 }"),
        ["index another database"] = (Other, "{ createIndexes: 'articles', indexes: [ { key: { a: 1 }, name: 'a' } ] }"),
        ["drop another database's collection"] = (Other, "{ drop: 'articles' }"),
        ["drop another database"] = (Other, "{ dropDatabase: 1 }"),
        ["write another database in bulk"] = ("admin", $"{{ bulkWrite: 1, ops: [ {{ insert: 0, document: {{}} }} ], nsInfo: [ {{ ns: '{Other}.articles' }} ] }}"),
        ["write another database by aggregation"] = (Own, $"{{ aggregate: 'articles', pipeline: [ {{ $out: {{ db: '{Other}', coll: 'articles' }} }} ], cursor: {{}} }}"),
        ["move a collection to another database"] = ("admin", $"{{ renameCollection: '{Own}.articles', to: '{Other}.articles' }}"),
        ["see every database"] = ("admin", "{ listDatabases: 1, authorizedDatabases: false }"),
        ["see every user"] = ("admin", "{ usersInfo: { forAllDBs: true } }"),
        ["see the server's settings"] = ("admin", "{ getParameter: 1, featureCompatibilityVersion: 1 }"),
        ["make a user"] = (Own, "{ createUser: 'mine', pwd: 'p', roles: [ 'readWrite' ] }"),
        ["make an administrator"] = ("admin", "{ createUser: 'mine', pwd: 'p', roles: [ 'root' ] }"),
        ["give itself rights"] = (Own, $"{{ updateUser: '{Name}', roles: [ {{ role: 'root', db: 'admin' }} ] }}"),
        ["change its password"] = (Own, $"{{ updateUser: '{Name}', pwd: 'p' }}"),
        ["remove a user"] = (Own, $"{{ dropUser: '{Name}' }}"),
    };

    /// <summary>What only setup needs.</summary>
    private static readonly Dictionary<string, (string Database, string Command)> DeedsOfSetup = new(StringComparer.Ordinal)
    {
        ["change a validator"] = (Own, "{ collMod: 'articles', validator: {} }"),
        ["drop its database"] = (Own, "{ dropDatabase: 1 }"),
    };

    public static TheoryData<string> Forbidden => [.. Deeds.Keys];

    public static TheoryData<string> ForbiddenAfterSetup => [.. Deeds.Keys, .. DeedsOfSetup.Keys];

    [ContainerTheory]
    [MemberData(nameof(Forbidden))]
    public Task Deed_Forbidden_IsRefusedByTheDatabase(string deed) => RefusedAsync(Deeds[deed], afterSetup: false);

    [ContainerTheory]
    [MemberData(nameof(ForbiddenAfterSetup))]
    public Task Deed_ForbiddenWhereSetupIsRun_IsRefusedByTheDatabase(string deed) =>
        RefusedAsync(Deeds.TryGetValue(deed, out var forbidden) ? forbidden : DeedsOfSetup[deed], afterSetup: true);

    [ContainerFact]
    public async Task ListDatabases_Worker_SeesItsOwnAlone()
    {
        using var client = new MongoClient(await restricted.UserAsync(afterSetup: true));
        await client.GetDatabase(Own).GetCollection<BsonDocument>("articles").InsertOneAsync([]);
        using var administrator = new MongoClient(await restricted.AdministratorAsync());

        (await (await client.ListDatabaseNamesAsync()).ToListAsync()).ShouldBe([Own]);
        (await (await administrator.ListDatabaseNamesAsync()).ToListAsync()).ShouldContain(Other);
    }

    [ContainerTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Worker_WithItsUser_CanDoItsWork(bool afterSetup)
    {
        var user = await restricted.UserAsync(afterSetup);
        var queue = RabbitMqFixture.UniqueName("articles");
        if (afterSetup)
            await CommandAsync(await SettingsAsync(await restricted.AdministratorAsync(), queue), "setup");
        var settings = await SettingsAsync(user, queue);
        var article = TestArticle.Arabic();

        var builder = WorkerHost.CreateBuilder(settings);
        builder.AddWorker();
        using var worker = builder.Build();
        using var patience = new CancellationTokenSource(Patience);
        await worker.StartAsync(patience.Token);
        await PublishAsync(queue, article.Json(), (article with { Body = TestArticle.ArabicBody + " جديد.", CrawledAt = "2025-10-12T08:00:00Z" }).Json(), "{\"poison\":");
        var store = worker.Services.GetRequiredService<IArticleStore>();
        while (await store.FindByExternalIdAsync("1", article.Source, patience.Token) is not [{ Body: var body, PendingEvents: [] }] || !body.EndsWith("جديد.", StringComparison.Ordinal)
            || (await store.ListParkedAsync(new ParkedQuery(), patience.Token)).Items.Count == 0)
        {
            await Task.Delay(50, patience.Token);
        }
        (await store.TryLeaseAsync("test", "owner", DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), patience.Token)).ShouldBeTrue();
        await worker.StopAsync(patience.Token);

        (await CommandAsync(settings, "export")).ShouldContain(article.Source!);
        (await CommandAsync(settings, "parked", "list")).ShouldContain(ReasonCodes.InvalidJson);
        (await CommandAsync(settings, "parked", "discard", "--reason", ReasonCodes.InvalidJson)).ShouldContain("1");
    }

    private async Task RefusedAsync((string Database, string Command) deed, bool afterSetup)
    {
        using var client = new MongoClient(await restricted.UserAsync(afterSetup));
        // What there is to be moved, copied and changed.
        await client.GetDatabase(Own).GetCollection<BsonDocument>("articles").InsertOneAsync([]);

        var refusal = await Should.ThrowAsync<MongoCommandException>(() => client.GetDatabase(deed.Database).RunCommandAsync<BsonDocument>(BsonDocument.Parse(deed.Command)));

        refusal.Code.ShouldBe(Unauthorized, refusal.Message);
    }

    private async Task<Dictionary<string, string?>> SettingsAsync(string mongo, string queue) => new(StringComparer.Ordinal)
    {
        ["Broker:Uri"] = (await rabbit.AddressAsync()).ToString(),
        ["Broker:Queue"] = queue,
        ["Mongo:ConnectionString"] = mongo,
        ["Mongo:Database"] = Own,
    };

    private async Task PublishAsync(string queue, params string[] messages)
    {
        await using var connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        foreach (var message in messages)
            await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties(), Encoding.UTF8.GetBytes(message));
    }

    private static async Task<string> CommandAsync(Dictionary<string, string?> settings, params string[] command)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.InvokeAsync([.. command, .. settings.SelectMany(s => new[] { "--set", $"{s.Key}={s.Value}" })], output, error, CancellationToken.None);
        code.ShouldBe(ExitCodes.Ok, error.ToString());
        return output.ToString() + error;
    }
}
