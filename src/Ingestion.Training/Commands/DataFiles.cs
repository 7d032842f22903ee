namespace Ingestion.Training.Commands;

/// <summary>The files of a command line, one after the other. One that can't be read is told, and the next one is taken.</summary>
/// <param name="error">Standard error.</param>
internal sealed class DataFiles(TextWriter error)
{
    private bool _complete = true;

    /// <summary>The exit code: failure where a file was left out, for then the sums are not those that were asked for.</summary>
    public int ExitCode => _complete ? ExitCodes.Ok : ExitCodes.Failure;

    /// <summary>Reads the files that can be read.</summary>
    /// <typeparam name="T">What they hold.</typeparam>
    /// <param name="paths">The files.</param>
    /// <param name="read">Reads one.</param>
    public IEnumerable<(string Path, T Content)> Read<T>(IEnumerable<string> paths, Func<string, T> read)
        where T : class
    {
        foreach (var path in paths)
        {
            if (ReadOne(path, read) is { } content)
                yield return (path, content);
        }
    }

    private T? ReadOne<T>(string path, Func<string, T> read)
        where T : class
    {
        try
        {
            return read(path);
        }
        catch (DataFileException e)
        {
            Complain(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Complain(Directory.Exists(path) ? $"{path}: is a folder; name the files in it" : $"{path}: can't be read: {e.Message}");
        }
        return null;
    }

    private void Complain(string problem)
    {
        _complete = false;
        error.WriteLine($"{problem}; left out");
    }
}
