using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Wire;
using Npgsql;

namespace Ingestion.MongoGateway.Tests.Errors;

public sealed class ErrorTranslationTests
{
    private static readonly CommandRequest Request = Make(new BsonDocument("findAndModify", "articles"));

    [Theory]
    [InlineData("collection_pk_12", "_id_")]
    [InlineData(null, "_id_")]
    [InlineData("other", "other")]
    public void Translate_DuplicateKey_NamesCollectionAndIndex(string? constraint, string index)
    {
        var error = ErrorTranslation.Translate(Postgres("23505", "duplicate key value", constraint), Request);

        error!.Code.ShouldBe(11000);
        error.Message.ShouldBe($"E11000 duplicate key error collection: store.articles index: {index}");
    }

    [Fact]
    public void Translate_DuplicateKeyOfTheExtension_TakesTheIndexFromItsMessage()
    {
        var error = ErrorTranslation.Translate(Postgres("M001C", "Duplicate key violation: Index 'url_1'"), Request);

        error!.Message.ShouldEndWith("index: url_1");
    }

    [Fact]
    public void Translate_ShutdownOfARetryableWrite_SaysThatItMayBeRetried()
    {
        var retryable = Make(BsonDocument.Parse(
            "{ insert: 'a', txnNumber: { $numberLong: '1' }, lsid: { id: { $binary: { base64: 'AAAAAAAAAAAAAAAAAAAAAA==', subType: '04' } } } }"));

        ErrorTranslation.Translate(Postgres("57P01", "terminating"), retryable)!.Labels.ShouldBe(["RetryableWriteError"]);
        ErrorTranslation.Translate(new NpgsqlException("gone", new IOException()), retryable)!.Code.ShouldBe(91);
        ErrorTranslation.Translate(Postgres("57P01", "terminating"), Request)!.Labels.ShouldBeEmpty();
    }

    [Fact]
    public void Translate_TimeLimit_IsMaxTimeExpired() =>
        ErrorTranslation.Translate(Postgres("57014", "canceling statement"), Request)!.CodeName.ShouldBe("MaxTimeMSExpired");

    [Fact]
    public void Translate_UnknownState_KeepsIt() =>
        ErrorTranslation.Translate(Postgres("XX000", "odd"), Request)!.Message.ShouldBe("odd (SQLSTATE XX000)");

    [Fact]
    public void Translate_FaultOfTheGateway_IsNotTheDatabases() =>
        ErrorTranslation.Translate(new InvalidOperationException(), Request).ShouldBeNull();

    [Fact]
    public void TranslateWriteErrors_PackedCodes_BecomeMongoCodes()
    {
        var reply = new BsonDocument
        {
            { "n", 1 },
            {
                "writeErrors",
                new BsonArray
                {
                    new BsonDocument { { "index", 1 }, { "code", 319029277 }, { "errmsg", "Duplicate key violation: Index 'url_1'" } },
                    new BsonDocument { { "index", 2 }, { "code", Pack("M00CO") }, { "errmsg", "Document failed validation" } },
                }
            },
        };

        ErrorTranslation.TranslateWriteErrors(reply, "store.articles");

        reply["writeErrors"][0]["code"].ShouldBe(11000);
        reply["writeErrors"][0]["errmsg"].ShouldBe("E11000 duplicate key error collection: store.articles index: url_1");
        reply["writeErrors"][1]["code"].ShouldBe(121);
        reply["writeErrors"][1]["errmsg"].ShouldBe("Document failed validation");
    }

    [Theory]
    [InlineData("documents_rum_index_17", 17L)]
    [InlineData("documents_rum_index_x", null)]
    [InlineData("collection_pk_1", null)]
    public void InternalIndexId_OnlyOfSecondaryIndexes(string constraint, long? id) =>
        ErrorTranslation.InternalIndexId(Postgres("23P01", "conflicting key value", constraint)).ShouldBe(id);

    private static PostgresException Postgres(string state, string message, string? constraint = null) =>
        new(message, "ERROR", "ERROR", state, constraintName: constraint);

    private static CommandRequest Make(BsonDocument document) =>
        new(1, "store", document, document.ToBson(), CommandRequest.NoSequences, WantsReply: true, IsLegacy: false);

    private static int Pack(string state) => state.Select((c, i) => (c - '0') << (6 * i)).Sum();
}
