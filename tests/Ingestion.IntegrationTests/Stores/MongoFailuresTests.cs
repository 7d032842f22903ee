using System.Net;
using System.Net.Sockets;
using Ingestion.MongoDb;
using Ingestion.Pipeline.Storage;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Connections;
using MongoDB.Driver.Core.Servers;

namespace Ingestion.IntegrationTests.Stores;

/// <summary>What the errors that no test server can be talked into mean to a caller.</summary>
public sealed class MongoFailuresTests
{
    private static readonly ConnectionId Connection = new(new ServerId(new ClusterId(1), new DnsEndPoint("h", 1)));
    private static readonly BsonDocument Nothing = [];

    public static TheoryData<Exception> Passing => new(
        new MongoNotPrimaryException(Connection, Nothing, Nothing),
        new MongoNodeIsRecoveringException(Connection, Nothing, Nothing),
        new MongoExecutionTimeoutException(Connection, "maxTimeMS"),
        new MongoConnectionException(Connection, "reset", new SocketException()),
        new MongoConnectionPoolPausedException("paused"),
        new TimeoutException("server selection"),

        // Acknowledged by the primary, not by the majority: unknown, not failed.
        new MongoWriteException(Connection, writeError: null, writeConcernError: null, innerException: null),
        new MongoWriteConcernException(Connection, "wtimeout", new WriteConcernResult(Nothing)),
        Answer(13),
        Answer(10107),
        Answer(14031));

    public static TheoryData<Exception> Permanent => new(
        Answer(121), Answer(10334), Answer(17419), Answer(17420), new BsonSerializationException("x"), new FormatException("x"));

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task GuardAsync_FailureThatPasses_IsUnavailable(Exception failure)
    {
        var e = await Should.ThrowAsync<StoreUnavailableException>(() => ThrowAsync(failure));

        e.InnerException.ShouldBe(failure);
        e.Message.ShouldStartWith("MongoDB h/d ");
    }

    [Theory]
    [MemberData(nameof(Permanent))]
    public async Task GuardAsync_FailureThatStays_IsRefused(Exception failure) =>
        (await Should.ThrowAsync<StoreRefusedException>(() => ThrowAsync(failure))).InnerException.ShouldBe(failure);

    [Fact]
    public async Task GuardAsync_MistakeOfTheCaller_IsLeftAlone() =>
        await Should.ThrowAsync<InvalidOperationException>(() => ThrowAsync(new InvalidOperationException("x")));

    [Fact]
    public async Task AnyCall_ServerAcceptsButNeverAnswers_IsUnavailableInTime()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var store = new MongoArticleStore(new MongoStoreOptions
        {
            ConnectionString = $"mongodb://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/",
            OperationTimeout = TimeSpan.FromMilliseconds(300),
        });

        var call = Should.ThrowAsync<StoreUnavailableException>(() => store.FindAsync("a", CancellationToken.None));

        await call.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static MongoCommandException Answer(int code) => new(Connection, "no", Nothing, new BsonDocument("code", code));

    private static Task<int> ThrowAsync(Exception failure) =>
        new MongoFailures("MongoDB h/d").GuardAsync<int>(() => throw failure, CancellationToken.None);
}
