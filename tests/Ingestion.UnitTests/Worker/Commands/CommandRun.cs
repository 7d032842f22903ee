using System.Text;
using Ingestion.Worker.Commands;

namespace Ingestion.UnitTests.Worker.Commands;

/// <summary>The program, run in this process.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<CommandRun> OfAsync(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.InvokeAsync(args, output, error, CancellationToken.None);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}

/// <summary>A folder of its own for a test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ingestion-test-");

    public string Path => _folder.FullName;

    public string File(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllText(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
