using System.Net;
using System.Net.Sockets;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>A port before a server that can be cut and joined again: for the client, the server is then really away.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly string _host;
    private readonly int _port;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _gate = new();
    private readonly List<TcpClient> _clients = [];
    private readonly Task _accepting;
    private bool _cut;

    private TcpProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public static TcpProxy Before(string host, int port, TimeSpan latency = default) => new(host, port) { Latency = latency };

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How much later than it could the client gets what the server says.</summary>
    public TimeSpan Latency { get; init; }

    public void Cut()
    {
        lock (_gate)
        {
            _cut = true;
            _clients.ForEach(c => c.Dispose());
            _clients.Clear();
        }
    }

    public void Join()
    {
        lock (_gate)
            _cut = false;
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync();
            var server = new TcpClient();
            lock (_gate)
            {
                if (_cut)
                {
                    client.Dispose();
                    server.Dispose();
                    continue;
                }
                _clients.AddRange([client, server]);
            }
            _ = CarryAsync(client, server);
        }
    }

    private async Task CarryAsync(TcpClient client, TcpClient server)
    {
        try
        {
            await server.ConnectAsync(_host, _port);
            client.NoDelay = server.NoDelay = true;
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), AnswerAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        client.Dispose();
        server.Dispose();
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client)
    {
        var buffer = new byte[16 * 1024];
        while (await server.ReadAsync(buffer) is > 0 and var read)
        {
            if (Latency > TimeSpan.Zero)
                await Task.Delay(Latency);
            await client.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
