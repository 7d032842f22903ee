using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Embedded;
using Microsoft.Extensions.Options;

namespace Ingestion.UnitTests.Worker.Embedded;

public sealed class JsonLinesEventPublisherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ingestion-events-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Publish_TwoWritersAtOnce_EveryLineIsWhole()
    {
        const int events = 100;
        using var worker = Publisher();
        using var command = Publisher();

        await Task.WhenAll(WriteAsync(worker, 0), WriteAsync(command, events));

        Numbers().Order().ShouldBe(Enumerable.Range(0, 2 * events));

        async Task WriteAsync(JsonLinesEventPublisher publisher, int from)
        {
            for (var i = from; i < from + events; i++)
                await publisher.PublishAsync(Event(i), CancellationToken.None);
        }
    }

    [Fact]
    public async Task Publish_LineCutByACrashOfAnother_IsNotContinued()
    {
        using var publisher = Publisher();
        await publisher.PublishAsync(Event(1), CancellationToken.None);
        await File.AppendAllTextAsync(Options().EventsFile, "{\"type\":\"Arti");
        await publisher.PublishAsync(Event(2), CancellationToken.None);
        Numbers().ShouldBe([1, 2]);
    }

    private List<int> Numbers() =>
        [.. File.ReadLines(Options().EventsFile).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("message").GetProperty("number").GetInt32())];

    private static PendingEvent Event(int number) =>
        new(Guid.NewGuid(), nameof(ArticleEnriched), $$"""{"number":{{number}},"filler":"{{new string('ب', 5000)}}"}""", DateTimeOffset.UnixEpoch);

    private JsonLinesEventPublisher Publisher() => new(new OptionsWrapper<EmbeddedOptions>(Options()));

    private EmbeddedOptions Options() => new() { Data = _folder };
}
