using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Ingestion.ReliabilityTests.Processes;

namespace Ingestion.IntegrationTests.Telemetry;

/// <summary>A worker process as an operator watches it: by its health and its metrics alone.</summary>
internal sealed class WatchedWorker : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WorkerProcess _process;
    private readonly HttpClient _client;

    private WatchedWorker(WorkerProcess process, Uri url)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = url };
    }

    /// <summary>Starts a worker and waits until it is ready.</summary>
    /// <param name="settings">As environment variables.</param>
    public static async Task<WatchedWorker> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var environment = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["Web__Url"] = url.ToString(),
            ["Telemetry__SampleInterval"] = "00:00:01",
        };
        var worker = new WatchedWorker(WorkerProcess.Start("Ingestion.Worker", ["run"], environment), url);
        await worker.UntilAsync(async () => (await worker.HealthAsync("ready")).Status == HttpStatusCode.OK, "it is ready");
        return worker;
    }

    /// <summary>What a probe hears, with each check's status and reason by name.</summary>
    public async Task<(HttpStatusCode Status, IReadOnlyDictionary<string, (string Status, string Reason)> Checks)> HealthAsync(string probe)
    {
        using var answer = await _client.GetAsync(new Uri("/health/" + probe, UriKind.Relative));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, json.RootElement.GetProperty("checks").EnumerateObject().ToDictionary(
            c => c.Name, c => (c.Value.GetProperty("status").GetString()!, c.Value.GetProperty("reason").GetString()!), StringComparer.Ordinal));
    }

    /// <summary>All series by name and labels, as Prometheus reads them: <c>name{a="b"}</c>.</summary>
    public async Task<IReadOnlyDictionary<string, double>> MetricsAsync()
    {
        var text = await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ')).ToDictionary(
            p => p[0].Replace("{}", "", StringComparison.Ordinal), p => double.Parse(p[1], NumberStyles.Float, CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    /// <summary>Waits until a series fits.</summary>
    public Task MetricAsync(string series, Func<double, bool> fits) => UntilAsync(
        async () => (await MetricsAsync()).TryGetValue(series, out var value) && fits(value), series + " fits");

    /// <summary>Waits until something holds; while the worker starts, nobody answers.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Patience && _process.Runs)
        {
            try
            {
                if (await holds())
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
            await Task.Delay(100);
        }
        throw new TimeoutException($"Not within {Patience}: {what}.\n{string.Join('\n', _process.Output.TakeLast(20))}");
    }

    /// <summary>Stops it as an orchestrator does.</summary>
    public Task<int> TerminateAsync() => _process.TerminateAsync();

    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
