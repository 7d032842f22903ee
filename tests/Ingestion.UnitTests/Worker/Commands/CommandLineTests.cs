using Ingestion.Worker.Commands;

namespace Ingestion.UnitTests.Worker.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("--frobnicate")]
    [InlineData("run", "stray")]
    [InlineData("status")]
    [InlineData("publish")]
    [InlineData("run", "--set", "no-value")]
    public async Task InvokeAsync_UnusableArguments_SaysSoAndExits2(params string[] args)
    {
        var run = await CommandRun.OfAsync(args);

        run.Code.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldNotBeNullOrWhiteSpace();
        run.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("demo")]
    [InlineData("enrich")]
    [InlineData("publish")]
    [InlineData("validate")]
    [InlineData("status")]
    public async Task InvokeAsync_HelpOfACommand_ShowsExamplesOfIt(string command)
    {
        var run = await CommandRun.OfAsync(command, "--help");

        run.Code.ShouldBe(ExitCodes.Ok);
        run.Output.ShouldContain("Examples:");
        run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..].ShouldContain(" " + command);
    }

    [Fact]
    public async Task InvokeAsync_Help_ListsEveryCommand()
    {
        var run = await CommandRun.OfAsync("--help");

        foreach (var command in CommandLine.Create().Subcommands)
            run.Output.ShouldContain(command.Name);
    }

    [Fact]
    public async Task InvokeAsync_Version_PrintsOneLine() => (await CommandRun.OfAsync("--version")).OutputLines.ShouldHaveSingleItem();

    [Theory]
    [InlineData("Broker:Uri=amqp://u:hidden@h", "Mongo:ConnectionString is not")]
    [InlineData("Mongo:ConnectionString=mongodb://u:hidden@h", "Broker:Uri is not")]
    [InlineData("Intake:MaxDepth=1", "Intake:MaxDepth")]
    [InlineData("Intake:MaxDepth=deep", "Intake:MaxDepth")]
    public async Task InvokeAsync_RunWithImpossibleSetting_NamesItAndExits2(string setting, string expected)
    {
        using var folder = new TestFolder();

        var run = await CommandRun.OfAsync("run", "--data", folder.Path, "--set", setting);

        run.Code.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain(expected);
        run.Error.ShouldNotContain("hidden");
        run.Error.ShouldNotContain("   at ");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task InvokeAsync_SettingInTheEnvironmentsSpelling_IsUnderstood()
    {
        var run = await CommandRun.OfAsync("validate", "/nowhere", "--set", "Intake__MaxDepth=1");

        run.Code.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain("Intake:MaxDepth");
    }

    [Fact]
    public async Task InvokeAsync_PublishWithoutBroker_SaysWhatToSetAndExits2()
    {
        var run = await CommandRun.OfAsync("publish", "--samples", "--set", "Broker:Uri=");

        run.Code.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain("Broker:Uri");
        run.Error.ShouldContain("Broker__Uri");
    }

    [Theory]
    [InlineData("not a uri with hidden")]
    [InlineData("http://u:hidden@h")]
    public async Task InvokeAsync_PublishToNoBrokerAddress_NamesTheSettingWithoutItsValue(string address)
    {
        var run = await CommandRun.OfAsync("publish", "--samples", "--set", "Broker:Uri=" + address);

        run.Code.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain("Broker:Uri");
        run.Error.ShouldNotContain("hidden");
    }

    [Fact]
    public async Task InvokeAsync_PublishToNobody_TellsTheAddressWithoutSecretsAndExits1()
    {
        var run = await CommandRun.OfAsync("publish", "--samples", "--set", "Broker:Uri=amqp://user:hidden@127.0.0.1:1");

        run.Code.ShouldBe(ExitCodes.Failure);
        run.Error.ShouldContain("amqp://127.0.0.1:1");
        run.Error.ShouldNotContain("hidden");
    }

    [Fact]
    public async Task InvokeAsync_StatusBeforeAnythingIsStored_SaysSoAndMakesNoDatabase()
    {
        using var folder = new TestFolder();

        var run = await CommandRun.OfAsync("status", "x", "--data", folder.Path, "--set", "Broker:Uri=", "--set", "Mongo:ConnectionString=");

        run.Code.ShouldBe(ExitCodes.Failure);
        run.Error.ShouldContain("Nothing is stored yet");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task InvokeAsync_Cancelled_Exits130()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var code = await CommandLine.InvokeAsync(["validate", typeof(CommandLineTests).Assembly.Location], TextWriter.Null, TextWriter.Null, cancelled.Token);

        code.ShouldBe(ExitCodes.Interrupted);
    }
}
