namespace Ingestion.IntegrationTests.Containers;

/// <summary>
/// All tests that use containers stand in this one collection, so that a run has one broker and one database; a container starts
/// when the first test asks for it. Tests stay apart by queue and database names of their own.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ContainerCollection : ICollectionFixture<RabbitMqFixture>, ICollectionFixture<MongoFixture>
{
    public const string Name = "Containers";
}
