using Ingestion.MongoGateway.Commands;

namespace Ingestion.MongoGateway.Tests.Commands;

public sealed class UpdatePipelineTests
{
    [Fact]
    public void Rewrite_ReplaceStages_LeaveOutTheId()
    {
        var pipeline = Array("[{ $set: { a: 1 } }, { $replaceWith: '$$ROOT' }, { $replaceRoot: { newRoot: { $literal: { _id: 1 } } } }]");

        UpdatePipeline.Rewrite(pipeline).ShouldBe(Array(
            """
            [
              { $set: { a: 1 } },
              { $replaceWith: { $unsetField: { field: '_id', input: '$$ROOT' } } },
              { $replaceRoot: { newRoot: { $unsetField: { field: '_id', input: { $literal: { _id: 1 } } } } } }
            ]
            """));
    }

    [Theory]
    [InlineData("{ $set: { text: '$replaceWith' } }")]
    [InlineData("{ plain: 'document' }")]
    public void Rewrite_NoPipeline_StaysTheSame(string json)
    {
        var modification = BsonDocument.Parse(json);

        UpdatePipeline.Rewrite(modification).ShouldBe(modification);
    }

    [Theory]
    [InlineData("[5, 'x', {}, { $replaceWith: 1, b: 2 }, { $replaceRoot: 7 }, { $replaceRoot: {} }]")]
    public void Rewrite_NoValidStage_IsLeftToTheDatabase(string json) => UpdatePipeline.Rewrite(Array(json)).ShouldBe(Array(json));

    [Fact]
    public void RewriteStatement_KeepsTheRest()
    {
        var statement = BsonDocument.Parse("{ q: { _id: 1 }, u: [{ $replaceWith: '$a' }], upsert: true }");

        UpdatePipeline.RewriteStatement(statement).ShouldBe(BsonDocument.Parse(
            "{ q: { _id: 1 }, u: [{ $replaceWith: { $unsetField: { field: '_id', input: '$a' } } }], upsert: true }"));
    }

    [Theory]
    [InlineData("{ u: [{ $replaceRoot: {} }] }", true)]
    [InlineData("{ u: [{ $set: {} }] }", false)]
    public void MayReplace_LooksForTheStage(string json, bool expected) =>
        UpdatePipeline.MayReplace(BsonDocument.Parse(json).ToBson()).ShouldBe(expected);

    private static BsonArray Array(string json) => MongoDB.Bson.Serialization.BsonSerializer.Deserialize<BsonArray>(json);
}
