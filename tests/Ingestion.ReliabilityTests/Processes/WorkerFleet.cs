namespace Ingestion.ReliabilityTests.Processes;

/// <summary>A number of workers that are started again when they end, as a service manager does.</summary>
/// <param name="start">Starts the worker of a place; the second argument counts the starts of all places.</param>
internal sealed class WorkerFleet(Func<int, WorkerProcess> start) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<WorkerProcess> _running = [];
    private readonly List<Task> _places = [];
    private bool _stopping;
    private int _starts;

    /// <summary>How many processes were started.</summary>
    public int Starts => _starts;

    /// <summary>The last words of every process, for the report of a failure.</summary>
    public List<string> LastWords { get; } = [];

    /// <summary>The processes that run now.</summary>
    public IReadOnlyList<WorkerProcess> Running
    {
        get
        {
            lock (_gate)
                return [.. _running];
        }
    }

    /// <summary>Starts the workers.</summary>
    /// <param name="count">How many.</param>
    public void Start(int count)
    {
        _stopping = false;
        for (var i = 0; i < count; i++)
            _places.Add(KeepRunningAsync());
    }

    /// <summary>Stops all workers with SIGTERM.</summary>
    /// <returns>Their exit statuses.</returns>
    public async Task<IReadOnlyList<int>> StopAsync()
    {
        _stopping = true;
        var statuses = new List<int>();
        // A place may have been about to start one.
        while (_places.Exists(p => !p.IsCompleted))
        {
            statuses.AddRange(await Task.WhenAll(Running.Select(w => w.TerminateAsync())));
            await Task.Delay(10);
        }
        _places.Clear();
        return statuses;
    }

    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        while (_places.Exists(p => !p.IsCompleted))
        {
            foreach (var worker in Running)
                worker.Kill();
            await Task.Delay(10);
        }
    }

    private async Task KeepRunningAsync()
    {
        while (!_stopping)
        {
            using var worker = start(Interlocked.Increment(ref _starts));
            lock (_gate)
                _running.Add(worker);
            var status = await worker.Ended;
            lock (_gate)
            {
                _running.Remove(worker);
                LastWords.Add($"--- a worker ended with status {status}:");
                LastWords.AddRange(worker.Output.TakeLast(15));
            }
        }
    }
}
