using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Ingestion.ReliabilityTests.Processes;

/// <summary>A worker in a process of its own, started as an operator starts it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptLines = 2000;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private WorkerProcess(Process process) => _process = process;

    /// <summary>What it wrote on standard output and standard error: the last lines.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <summary>Ends with the process.</summary>
    public Task<int> Ended { get; private set; } = null!;

    /// <summary>Whether it still runs.</summary>
    public bool Runs => !Ended.IsCompleted;

    /// <summary>Starts a worker.</summary>
    /// <param name="program">Name of the assembly, beside this one.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Its settings.</param>
    public static WorkerProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var worker = new WorkerProcess(Process.Start(start)!);
        worker.Ended = worker.FollowAsync();
        return worker;
    }

    /// <summary>Waits until it has written a line.</summary>
    public async Task WroteAsync(string words, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        while (!_output.Any(l => l.Contains(words, StringComparison.Ordinal)))
        {
            if (!Runs || Stopwatch.GetElapsedTime(start) > patience)
                throw new TimeoutException($"The worker did not write '{words}':\n{string.Join('\n', _output.TakeLast(30))}");
            await Task.Delay(20);
        }
    }

    /// <summary><c>kill -9</c>.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> TerminateAsync()
    {
        if (Runs)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
        return await Ended;
    }

    public void Dispose()
    {
        if (Runs)
            _process.Kill();
        _process.Dispose();
    }

    private async Task<int> FollowAsync()
    {
        await Task.WhenAll(KeepAsync(_process.StandardOutput), KeepAsync(_process.StandardError));
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task KeepAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            _output.Enqueue(line);
            if (_output.Count > KeptLines)
                _output.TryDequeue(out _);
        }
    }
}
