using Ingestion.UnitTests.Worker.Commands;
using Ingestion.Worker.Commands;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Ingestion.UnitTests.Worker.Hosting;

public sealed class CorrectionsFileTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly LogLines _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Current_WithoutASetting_IsEmpty() => Open(null).Current.Count.ShouldBe(0);

    [Fact]
    public void Current_FileChanges_IsReadAgainWithoutARestart()
    {
        var file = _folder.File("corrections.txt", "never any: X");
        var sut = Open(file);
        sut.Current.Count.ShouldBe(1);

        _folder.File("corrections.txt", "never any: X\nnever any: Y");
        sut.Current.Count.ShouldBe(1, "it is looked at once a second");
        _clock.Advance(TimeSpan.FromSeconds(1));

        sut.Current.Count.ShouldBe(2);
    }

    [Fact]
    public void Current_BrokenVersion_KeepsTheOldOneAndNamesTheLineOnce()
    {
        var sut = Open(_folder.File("corrections.txt", "never any: X"));

        _folder.File("corrections.txt", "never any: X\nbroken");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            sut.Current.Count.ShouldBe(1);
        }

        _log.Lines.Where(line => line.Contains("line 2: ", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Current_FileVanishesAndComesBack_KeepsTheOldOneUntilThen()
    {
        var file = _folder.File("corrections.txt", "never any: X");
        var sut = Open(file);

        File.Delete(file);
        _clock.Advance(TimeSpan.FromSeconds(1));
        sut.Current.Count.ShouldBe(1);
        _folder.File("corrections.txt", "never any: X\nnever any: Y\nnever any: Z");
        _clock.Advance(TimeSpan.FromSeconds(1));

        sut.Current.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Enrich_BrokenFileAtStart_IsASettingsError()
    {
        var file = _folder.File("corrections.txt", "# ours\nnever everybody: X");

        var run = await CommandRun.OfAsync("enrich", "--set", $"Enrichment:CorrectionsFile={file}", _folder.File("a.txt", "The minister spoke."));

        run.Code.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain("Enrichment:CorrectionsFile");
        run.Error.ShouldContain("line 2");
    }

    [Fact]
    public async Task Enrich_WithCorrections_AppliesThemAndChangesTheModelHash()
    {
        var article = _folder.File("a.jsonl", """{"source":"s","externalId":"1","body":"The minister spoke in Paris on Monday and left for London on Tuesday."}""");
        var file = _folder.File("corrections.txt", "never location: London\nrename location: Paris -> Paris, France");

        var plain = await CommandRun.OfAsync("enrich", article);
        var corrected = await CommandRun.OfAsync("enrich", "--set", $"Enrichment:CorrectionsFile={file}", article);

        plain.Output.ShouldContain("London\"");
        corrected.Code.ShouldBe(ExitCodes.Ok, corrected.Error);
        using var json = System.Text.Json.JsonDocument.Parse(corrected.Output);
        json.RootElement.GetProperty("entities").EnumerateArray().Select(entity => entity.GetProperty("name").GetString()).ShouldBe(["Paris, France"]);
        using var before = System.Text.Json.JsonDocument.Parse(plain.Output);
        HashOf(json).ShouldNotBe(HashOf(before));
    }

    private static string HashOf(System.Text.Json.JsonDocument json) =>
        json.RootElement.GetProperty("engine").GetProperty("modelHash").GetString().ShouldNotBeNull();

    private CorrectionsFile Open(string? file) => new(Options.Create(new EnrichmentOptions { CorrectionsFile = file }), _clock, _log);

    private sealed class LogLines : ILogger<CorrectionsFile>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
