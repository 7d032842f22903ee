using Ingestion.MongoDb;
using Ingestion.Pipeline.Storage;
using Ingestion.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.IntegrationTests.Stores;

/// <summary>What can be said of the MongoDB store without a server.</summary>
public sealed class MongoStoreOptionsTests
{
    [Theory]
    [InlineData("mongodb://user:hunter2@")]
    [InlineData("mongodb://user:hunter2@host:notaport/")]
    [InlineData("user:hunter2@host")]
    [InlineData("mongodb://user:hunter2@host/?tls=perhaps")]
    public void Validate_ConnectionStringCannotBeRead_IsRefusedWithoutQuotingIt(string connectionString)
    {
        var options = new MongoStoreOptions { ConnectionString = connectionString };

        var result = new MongoStoreOptionsValidator().Validate(null, options);

        result.Failed.ShouldBeTrue();
        result.FailureMessage.ShouldContain("ConnectionString");
        result.FailureMessage.ShouldNotContain("hunter2");
        Should.Throw<ArgumentException>(() => new MongoArticleStore(options)).ToString().ShouldNotContain("hunter2");
    }

    [Fact]
    public void Validate_PasswordFileWithoutUserOrMissing_IsRefused()
    {
        var missing = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        Message(new MongoStoreOptions { ConnectionString = "mongodb://host/", PasswordFile = missing }).ShouldContain("names no user");
        Message(new MongoStoreOptions { ConnectionString = "mongodb://user@host/", PasswordFile = missing }).ShouldContain(missing);
    }

    [Fact]
    public void Settings_ConnectionStringSaysOtherwise_KeepsWhatThePipelineRestsOn()
    {
        var settings = MongoConnection.Settings(new MongoStoreOptions
        {
            ConnectionString = "mongodb://h/?w=1&readPreference=secondary&readConcernLevel=local&retryWrites=false&socketTimeoutMS=1&tls=true",
            OperationTimeout = TimeSpan.FromSeconds(4),
        });

        settings.WriteConcern.ShouldBe(WriteConcern.WMajority.With(wTimeout: TimeSpan.FromSeconds(4)));
        settings.ReadConcern.ShouldBe(ReadConcern.Majority);
        settings.ReadPreference.ShouldBe(ReadPreference.Primary);
        settings.RetryWrites.ShouldBeTrue();
        settings.ServerSelectionTimeout.ShouldBe(TimeSpan.FromSeconds(4));
        settings.SocketTimeout.ShouldBe(TimeSpan.FromSeconds(6));
        settings.UseTls.ShouldBeTrue();
    }

    [Fact]
    public void Description_ConnectionStringWithCredentials_LeavesThemOut()
    {
        using var store = new MongoArticleStore(new MongoStoreOptions { ConnectionString = "mongodb://user:hunter2@a:1,b:2/?replicaSet=rs0" });

        store.Description.ShouldBe("MongoDB a:1,b:2/ingestion");
    }

    [Fact]
    public void AddMongoArticleStore_ValidOptions_RegistersTheStore()
    {
        using var services = new ServiceCollection()
            .AddMongoArticleStore(o => o.ConnectionString = "mongodb://host/").BuildServiceProvider();

        services.GetRequiredService<IArticleStore>().ShouldBeOfType<MongoArticleStore>();
    }

    [Fact]
    public void AddStores_InvalidOptions_NameTheSetting()
    {
        using var services = new ServiceCollection()
            .AddMongoArticleStore(o => (o.ConnectionString, o.Database, o.OperationTimeout) = ("mongodb://user:hunter2@host:x", "a.b", TimeSpan.Zero))
            .AddSqliteArticleStore(_ => { })
            .BuildServiceProvider();

        var mongo = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<MongoStoreOptions>>().Value).Message;
        mongo.ShouldContain("ConnectionString");
        mongo.ShouldContain("Database");
        mongo.ShouldContain("OperationTimeout");
        mongo.ShouldNotContain("hunter2");
        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<SqliteStoreOptions>>().Value).Message.ShouldContain("Path");
    }

    [Fact]
    public void Validators_All_FitIntoTenKilobytes() =>
        MongoSchema.Validators.ShouldAllBe(v => v.Validator.ToBson().Length < 10_000);

    private static string Message(MongoStoreOptions options) => new MongoStoreOptionsValidator().Validate(null, options).FailureMessage ?? "";
}
