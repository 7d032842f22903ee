using Ingestion.Enrichment.Corrections;
using Ingestion.Pipeline;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Hosting;

/// <summary>
/// The corrections of a file, read again when its time or length changes. A look at the file system once a second sees what watchers miss
/// (mounted volumes, files swapped behind a link).
/// </summary>
internal sealed partial class CorrectionsFile : ICorrections
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _reading = new();
    private readonly string? _path;
    private readonly TimeProvider _clock;
    private readonly ILogger<CorrectionsFile> _logger;
    private volatile CorrectionList _current = CorrectionList.Empty;
    private (DateTime Written, long Length) _stamp;
    private long _lookedAt;

    public CorrectionsFile(IOptions<EnrichmentOptions> options, TimeProvider clock, ILogger<CorrectionsFile> logger)
    {
        _path = string.IsNullOrWhiteSpace(options.Value.CorrectionsFile) ? null : Path.GetFullPath(options.Value.CorrectionsFile);
        _clock = clock;
        _logger = logger;
        _lookedAt = clock.GetTimestamp();
        if (_path is not null)
            Read(StampOf(_path));
    }

    /// <inheritdoc/>
    public CorrectionList Current
    {
        get
        {
            if (_path is not null && _clock.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= Pause && _reading.TryEnter())
            {
                try
                {
                    Volatile.Write(ref _lookedAt, _clock.GetTimestamp());
                    var stamp = StampOf(_path);
                    if (stamp != _stamp)
                        Read(stamp);
                }
                finally
                {
                    _reading.Exit();
                }
            }

            return _current;
        }
    }

    /// <summary>Why a file can't be used, or null.</summary>
    public static string? ProblemOf(string path)
    {
        try
        {
            CorrectionList.Parse(File.ReadAllText(path));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return e.Message;
        }
    }

    private static (DateTime, long) StampOf(string path)
    {
        // Through a link: its own time does not change when its target does.
        var file = new FileInfo(path);
        var target = file.Exists && file.LinkTarget is not null ? file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file : file;
        return target.Exists ? (target.LastWriteTimeUtc, target.Length) : (default, -1);
    }

    private void Read((DateTime, long) stamp)
    {
        // A broken version is told once, not at every article.
        _stamp = stamp;
        try
        {
            _current = CorrectionList.Parse(File.ReadAllText(_path!));
            LogRead(_path!, _current.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            LogRefused(_path!, e.Message, _current.Count);
        }
    }

    [LoggerMessage(60, LogLevel.Information, "Corrections read from {Path}: {Count}")]
    private partial void LogRead(string path, int count);

    [LoggerMessage(61, LogLevel.Error, "Corrections in {Path} can't be used: {Problem}. The {Count} read before stay in force")]
    private partial void LogRefused(string path, string problem, int count);
}
