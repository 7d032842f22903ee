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
    private readonly HashSet<TcpClient> _speaking = [];
    private readonly HashSet<TcpClient> _muted = [];
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

    /// <summary>What present clients say does not come through any more, though their connections stay; new ones are as before.</summary>
    public void Mute()
    {
        lock (_gate)
        {
            _muted.UnionWith(_speaking);
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
                _speaking.Add(client);
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
            await Task.WhenAny(CarryAsync(client.GetStream(), server.GetStream(), TimeSpan.Zero, client), CarryAsync(server.GetStream(), client.GetStream(), Latency, server));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        client.Dispose();
        server.Dispose();
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to, TimeSpan latency, TcpClient sender)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer) is > 0 and var read)
        {
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency);
            lock (_gate)
            {
                if (_muted.Contains(sender))
                    continue;
            }
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
