using System.CommandLine;
using System.Runtime.CompilerServices;
using Ingestion.Worker.Display;
using Ingestion.Worker.Reading;

namespace Ingestion.Worker.Commands;

/// <summary>The articles of the files on a command line, in order. A file that can't be read is told and the next one is taken.</summary>
internal sealed class ArticleInputs(IReadOnlyList<string> files, ProgressLine progress)
{
    private int _problems;

    /// <summary>Whether every file could be read and had an article.</summary>
    public bool Complete => _problems == 0;

    /// <summary>The argument that commands have in common.</summary>
    public static Argument<string[]> Argument(ArgumentArity arity) => new("FILE")
    {
        Description = "Articles as JSON, JSON Lines (.jsonl, .ndjson) or plain text; - is standard input. A bad article is told with file and line, does not stop the rest, and makes the exit code 1.",
        Arity = arity,
    };

    /// <summary>Reads article after article.</summary>
    public async IAsyncEnumerable<ArticleItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files.DefaultIfEmpty(ArticleFiles.StandardInput))
        {
            if (file == ArticleFiles.StandardInput && !Console.IsInputRedirected)
                progress.Tell("Reading articles from standard input; end with Ctrl-D.");
            var (count, problems) = (0, _problems);
            await using var articles = ArticleFiles.ReadAsync(file, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(articles, file))
            {
                count++;
                yield return articles.Current;
            }
            if (count == 0 && _problems == problems)
                Complain($"{file}: no article in it");
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ArticleItem> articles, string file)
    {
        try
        {
            return await articles.MoveNextAsync();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Complain(Directory.Exists(file) ? $"{file}: is a folder; name the files in it" : $"{file}: can't be read: {e.Message}");
            return false;
        }
    }

    private void Complain(string problem)
    {
        _problems++;
        progress.Tell(problem);
    }
}
