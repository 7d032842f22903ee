using System.Text;
using Ingestion.Contracts;
using Ingestion.IntegrationTests.Containers;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Worker;

[Collection(ContainerCollection.Name)]
public class RejectionTests(ServerWorker worker) : IClassFixture<ServerWorker>, IAsyncLifetime
{
    private const string Rest = "\"source\":\"s\",\"externalId\":\"1\"";

    public static TheoryData<string, string> Poison => new()
    {
        { ReasonCodes.EmptyMessage, "" },
        { ReasonCodes.InvalidJson, "{\"source\":" },
        { ReasonCodes.NotAnObject, "[1]" },
        { ReasonCodes.TooDeep, new string('[', 10_000) },
        { ReasonCodes.UnexpectedMessageType, """{"messageType":["urn:message:Other:Thing"],"message":{"a":1}}""" },
        { ReasonCodes.UnsupportedSchemaVersion, $$"""{{{Rest}},"body":"b","schemaVersion":9}""" },
        { ReasonCodes.Required, $$"""{{{Rest}}}""" },
        { ReasonCodes.Blank, $$"""{{{Rest}},"body":" \n"}""" },
        { ReasonCodes.WrongType, $$"""{{{Rest}},"body":7}""" },
        { ReasonCodes.TooLong, $$"""{{{Rest}},"body":"b","title":"{{new string('t', 3000)}}"}""" },
        { ReasonCodes.TooMany, $$"""{{{Rest}},"body":"b","tags":[{{string.Join(',', Enumerable.Repeat("\"t\"", 300))}}]}""" },
        { ReasonCodes.BodyTooLarge, $$"""{{{Rest}},"body":"{{new string('b', 1024 * 1024 + 1)}}"}""" },
        { ReasonCodes.ControlCharacter, $$"""{{{Rest}},"body":"a\u0000b"}""" },
        { ReasonCodes.LoneSurrogate, $$"""{{{Rest}},"body":"a\ud800b"}""" },
        { ReasonCodes.InvalidDate, $$"""{{{Rest}},"body":"b","publishedAt":"yesterday"}""" },
        { ReasonCodes.DateWithoutOffset, $$"""{{{Rest}},"body":"b","publishedAt":"2025-10-12T10:00:00"}""" },
        { ReasonCodes.DateOutOfRange, $$"""{{{Rest}},"body":"b","crawledAt":"2999-01-01T00:00:00Z"}""" },
        { ReasonCodes.InvalidUrl, """{"source":"s","url":"news one","body":"b"}""" },
        { ReasonCodes.UnsupportedUrlScheme, """{"source":"s","url":"ftp://example.org/1","body":"b"}""" },
        { ReasonCodes.InvalidLanguage, $$"""{{{Rest}},"body":"b","language":"?"}""" },
    };

    public Task InitializeAsync() => worker.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [ContainerTheory]
    [MemberData(nameof(Poison))]
    public async Task Publish_Poison_IsParkedWithBytesAndReasonAndTheQueueGoesOn(string reason, string json) =>
        await RejectedAsync(reason, Encoding.UTF8.GetBytes(json));

    [ContainerFact]
    public async Task Publish_InvalidUtf8_IsParkedWithItsBytes() => await RejectedAsync(ReasonCodes.InvalidUtf8, [(byte)'{', 0xC3, 0x28, (byte)'}']);

    [ContainerFact]
    public async Task Publish_OversizeMessage_IsParkedWithItsBytes() => await RejectedAsync(ReasonCodes.MessageTooLarge, new byte[9 * 1024 * 1024]);

    [ContainerFact]
    public async Task Publish_NothingParked_ReachesTheErrorQueue() => (await worker.DepthAsync(worker.Queue + "_error") ?? 0).ShouldBe(0u);

    private async Task RejectedAsync(string reason, byte[] body)
    {
        var messageId = Guid.NewGuid().ToString();
        await worker.PublishAsync(body, new BasicProperties
        {
            MessageId = messageId,
            ContentType = "application/json",
            Headers = new Dictionary<string, object?> { ["crawler"] = "خ1", ["attempt"] = 3 },
        });
        // A good article behind it is not held up.
        var good = TestArticle.Arabic();
        await worker.PublishAsync(good.Json());
        await worker.EnrichedAsync(e => e.GetProperty("source").GetString() == good.Source);

        var seen = await worker.RejectedAsync(e => e.GetProperty("messageId").GetString() == messageId);
        var rejected = seen.Rejected;
        seen.MessageId.ShouldBe(rejected.EventId.ToString());
        rejected.Reason.ShouldBe(reason);
        rejected.Stage.ShouldBe("intake");
        rejected.Violations.ShouldContain(v => v.Code == reason);

        var parked = await worker.Store.FindParkedAsync(rejected.ParkedId, CancellationToken.None);
        parked.ShouldNotBeNull();
        parked.Body.Span.SequenceEqual(body).ShouldBeTrue();
        parked.BodyLength.ShouldBe(body.Length);
        parked.Reason.ShouldBe(reason);
        parked.Origin.ShouldBe(worker.Queue);
        parked.MessageId.ShouldBe(messageId);
        parked.Headers["content-type"].ShouldBe("application/json");
        parked.Headers["header:crawler"].ShouldBe("خ1");
        parked.Headers["header:attempt"].ShouldBe("3");
        parked.Occurrences.ShouldBe(1);
        if (reason is ReasonCodes.InvalidJson or ReasonCodes.TooDeep)
            parked.Exception.ShouldNotBeNullOrEmpty();
    }
}
