using MongoDB.Bson;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Containers;

/// <summary>The containers themselves: a failure here explains all others.</summary>
[Collection(ContainerCollection.Name)]
public sealed class FixtureTests(RabbitMqFixture rabbit, MongoFixture mongo)
{
    [ContainerFact]
    public async Task RabbitMq_PublishedMessage_CanBeRead()
    {
        var queue = RabbitMqFixture.UniqueName("fixture");
        await using var connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var quorum = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, quorum);

        await channel.BasicPublishAsync("", queue, mandatory: true, new byte[] { 1, 2, 3 });

        (await channel.BasicGetAsync(queue, autoAck: true)).ShouldNotBeNull().Body.ToArray().ShouldBe([1, 2, 3]);
        await channel.QueueDeleteAsync(queue);
    }

    [ContainerFact]
    public async Task Mongo_InsertedDocument_CanBeRead()
    {
        using var client = await mongo.ConnectAsync();
        var database = MongoFixture.UniqueDatabase();
        var collection = client.GetDatabase(database).GetCollection<BsonDocument>("c");

        await collection.InsertOneAsync(new BsonDocument("_id", 1));

        (await collection.CountDocumentsAsync(new BsonDocument())).ShouldBe(1);
        await client.DropDatabaseAsync(database);
    }
}
