using System.Text;
using System.Text.Json;
using Ingestion.Pipeline.Intake;
using Ingestion.Worker.Publishing;
using Ingestion.Worker.Samples;

namespace Ingestion.UnitTests.Worker.Publishing;

public class MessageEnvelopeTests
{
    private static readonly DateTimeOffset Now = new(2025, 10, 12, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_Article_IsReadByIntakeAsTheSameArticle()
    {
        var article = SampleArticles.All[0].Body;
        var intake = new ArticleIntake(new IntakeOptions(), TimeProvider.System);

        var envelope = MessageEnvelope.Of(article, Guid.NewGuid(), "articles", Now);

        var verdict = intake.Examine(envelope);
        verdict.Accepted.ShouldBeTrue();
        verdict.Article!.Body.ShouldBe(JsonDocument.Parse(article).RootElement.GetProperty("body").GetString());
    }

    [Theory]
    [InlineData("{broken")]
    [InlineData("[1]")]
    [InlineData("""{"messageType":["urn:message:x"],"message":{}}""")]
    public void Of_WhatCannotBeWrapped_IsLeftAlone(string json) =>
        MessageEnvelope.Of(Encoding.UTF8.GetBytes(json), Guid.NewGuid(), "articles", Now).ShouldBeNull();
}
