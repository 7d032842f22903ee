using System.Text;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Embedded;

/// <summary>Appends events to a file, one <c>{"type": …, "message": {…}}</c> a line; an event is safe when it is on the disk.</summary>
internal sealed class JsonLinesEventPublisher(IOptions<EmbeddedOptions> options) : IEventPublisher, IDisposable
{
    private const int TurnAttempts = 100;
    private static readonly TimeSpan TurnDelay = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private FileStream? _file;

    public async Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken)
    {
        var line = Encoding.UTF8.GetBytes($"{{\"type\":\"{pendingEvent.Type}\",\"message\":{pendingEvent.Payload}}}\n");
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var path = options.Value.EventsFile;
            if (_file is null)
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var turn = await TakeTurnAsync(path, cancellationToken);
            // Unbuffered: what could not be written must not be tried once more when the file is closed.
            _file ??= new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            SeekEnd(_file);
            // Not cancellable from here: half a line must not be left behind.
            await _file.WriteAsync(line, CancellationToken.None);
            _file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (_file is not null)
                await _file.DisposeAsync();
            _file = null;
            throw new PublisherUnavailableException($"Can't write events to {options.Value.EventsFile}: {e.Message}", e);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _gate.Dispose();
    }

    /// <summary>
    /// A worker and a command may write at the same time, and Linux keeps no second writer from a file: whoever writes holds another
    /// file, alone, for that long.
    /// </summary>
    private static async Task<FileStream> TakeTurnAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (attempt < TurnAttempts)
            {
                await Task.Delay(TurnDelay, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Goes to where the next line begins. A crash or a full disk may have cut the last one. It was never confirmed, hence its event comes
    /// again, and no reader could make anything of the half.
    /// </summary>
    private static void SeekEnd(FileStream file)
    {
        var end = file.Length;
        while (end > 0)
        {
            file.Seek(end - 1, SeekOrigin.Begin);
            if (file.ReadByte() == '\n')
                break;
            end--;
        }
        if (end < file.Length)
            file.SetLength(end);
        file.Seek(end, SeekOrigin.Begin);
    }
}
