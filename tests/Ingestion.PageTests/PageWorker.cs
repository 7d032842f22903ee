using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingestion.PageTests;

/// <summary>A whole worker in embedded mode with its page, on a port of its own.</summary>
internal sealed class PageWorker : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _data;

    private PageWorker(IHost host, string data, Uri address)
    {
        _host = host;
        _data = data;
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    }

    /// <summary>Where the page is.</summary>
    public Uri Address { get; }

    /// <summary>A client that is no browser.</summary>
    public HttpClient Http { get; }

    /// <summary>The worker's store.</summary>
    public IArticleStore Store => _host.Services.GetRequiredService<IArticleStore>();

    /// <summary>Starts a worker.</summary>
    /// <param name="bind">Address to listen on.</param>
    /// <param name="settings">More settings.</param>
    public static async Task<PageWorker> StartAsync(string bind = "127.0.0.1", params (string Key, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("ingestion-page-").FullName;
        var port = FreePort();
        var all = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Embedded:Data"] = data, ["Web:Url"] = $"http://{bind}:{port}" };
        foreach (var (key, value) in settings)
            all[key] = value;
        var builder = WorkerHost.CreateBuilder(all);
        builder.Services.AddWebServer();
        builder.AddWorker();
        builder.Services.AddHostedService<InboxWatcher>();
        var host = builder.Build();
        await host.StartAsync();
        return new PageWorker(host, data, new Uri($"http://127.0.0.1:{port}"));
    }

    /// <summary>Puts messages into the inbox, one a line, and waits until the worker has taken them.</summary>
    public async Task TakeAsync(params string[] messages)
    {
        var name = $"{Guid.NewGuid():N}.jsonl";
        var inbox = Path.Combine(_data, "inbox");
        Directory.CreateDirectory(inbox);
        await File.WriteAllTextAsync(Path.Combine(_data, name), string.Join('\n', messages));
        File.Move(Path.Combine(_data, name), Path.Combine(inbox, name));
        await UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(inbox, "done", name)) || File.Exists(Path.Combine(inbox, "rejected", name))));
    }

    /// <summary>An article as a crawler would send it.</summary>
    public static string Article(string externalId, string title, string body, string crawledAt = "2025-10-12T10:00:00Z") => JsonSerializer.Serialize(
        new { source = "wakala", externalId, title, body, crawledAt, publishedAt = "2025-10-12T09:00:00Z" });

    /// <summary>Reads JSON.</summary>
    public async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    /// <summary>Acts as the page's own script does.</summary>
    public async Task<HttpResponseMessage> ActAsync(string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }) };
        request.Headers.Add("X-Ingestion-Action", "1");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await Http.SendAsync(request);
    }

    /// <summary>Waits until something holds, half a minute at most.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await holds())
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException("Not within half a minute.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
