using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Ingestion.ReliabilityTests.Network;

/// <summary>
/// A wire between the worker and a server that can be cut, slowed down and pulled out. Its own port stays the same while the server
/// behind it comes and goes.
/// </summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Wire, Task> _wires = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;

    public TcpProxy()
    {
        _listener.Start(backlog: 512);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Where the server is; connections that are open already stay where they are.</summary>
    public IPEndPoint? Target { get; set; }

    /// <summary>How long each piece of the server's answers is held back.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Whether nothing gets through though connections stay open: a server that hangs.</summary>
    public bool Frozen { get; set; }

    /// <summary>Ends every connection with a reset, in the middle of whatever was on its way.</summary>
    /// <returns>How many there were.</returns>
    public int Cut()
    {
        var wires = _wires.Keys.ToList();
        wires.ForEach(w => w.Cut());
        return wires.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        Cut();
        await Task.WhenAll(_wires.Values);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync(_stopping.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            var wire = new Wire(client);
            var task = CarryAsync(wire);
            _wires[wire] = task;
            _ = task.ContinueWith(_ => _wires.TryRemove(wire, out var _), TaskScheduler.Default);
        }
    }

    private async Task CarryAsync(Wire wire)
    {
        await Task.Yield();
        try
        {
            if (Target is not { } target)
                return;
            await wire.Server.ConnectAsync(target, _stopping.Token);
            await Task.WhenAny(
                CopyAsync(wire.Client, wire.Server, delayed: false),
                CopyAsync(wire.Server, wire.Client, delayed: true));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody is there: the client sees its connection end.
        }
        finally
        {
            wire.Cut();
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool delayed)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _stopping.Token) is var count and > 0)
            {
                while (Frozen)
                    await Task.Delay(20, _stopping.Token);
                if (delayed && Delay > TimeSpan.Zero)
                    await Task.Delay(Delay, _stopping.Token);
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _stopping.Token);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone, so the other goes too.
        }
    }

    /// <summary>A client's connection and the one to the server that belongs to it.</summary>
    private sealed class Wire(Socket client)
    {
        public Socket Client { get; } = client;

        public Socket Server { get; } = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        /// <summary>A reset on both sides; what was not delivered yet is lost.</summary>
        public void Cut()
        {
            Client.Close(timeout: 0);
            Server.Close(timeout: 0);
        }
    }
}
