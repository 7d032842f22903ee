using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Ingestion.MongoGateway.Commands;
using Ingestion.MongoGateway.Cursors;
using Ingestion.MongoGateway.Storage;
using Ingestion.MongoGateway.Users;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ingestion.MongoGateway.Server;

/// <summary>Waits for the database, reads the users, listens, and sweeps forgotten cursors.</summary>
internal sealed partial class GatewayServer(
    GatewaySettings settings,
    DocumentDatabase database,
    UserTable userTable,
    UserDirectory users,
    CommandDispatcher dispatcher,
    CursorStore cursors,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StartPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    // How long commands in hand may take when the server stops; well under the ten seconds that docker stop grants.
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(3);

    private readonly ILogger _logger = loggers.CreateLogger<GatewayServer>();
    private readonly ConcurrentDictionary<int, Task> _connections = new();
    private readonly TlsServer? _tls = settings.CertificateFile is { } file ? TlsServer.Load(file) : null;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WaitForDatabaseAsync(stoppingToken);
            foreach (var user in await userTable.OpenAsync(stoppingToken))
                users.Put(user);
            using var listener = Listen();
            Announce(((IPEndPoint)listener.LocalEndpoint).Port);
            var sweeping = SweepAsync(stoppingToken);
            await AcceptAsync(listener, stoppingToken);
            await sweeping;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop before it had started.
        }
        catch
        {
            // The host stops on this exception but would report success.
            Environment.ExitCode = 1;
            throw;
        }
    }

    private async Task WaitForDatabaseAsync(CancellationToken stopping)
    {
        var start = time.GetTimestamp();
        while (!await database.IsReadyAsync(stopping))
        {
            if (time.GetElapsedTime(start) > StartLimit)
                throw new TimeoutException("The documentdb extension did not answer in time.");
            await Task.Delay(StartPoll, time, stopping);
        }
    }

    private TcpListener Listen()
    {
        // Both protocols where the kernel has IPv6, else IPv4 alone.
        var listener = Socket.OSSupportsIPv6 ? TcpListener.Create(settings.Port) : new TcpListener(IPAddress.Any, settings.Port);
        listener.Start(backlog: 1024);
        return listener;
    }

    // Tools wait for these words in a container's log. With a user the mongo image writes them twice, for the server that adds the
    // user and for the one that stays, and Testcontainers waits for exactly that number, after a restart too.
    private void Announce(int port)
    {
        if (settings.Credential is not null)
            LogListening(port);
        LogListening(port);
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken stopping)
    {
        using var aborting = new CancellationTokenSource();
        var lastId = 0;
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping);
                var id = ++lastId;
                var task = ServeAsync(client, id, stopping, aborting.Token);
                _connections[id] = task;
                _ = task.ContinueWith(_ => _connections.TryRemove(id, out var _), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            listener.Stop();
        }

        aborting.CancelAfter(StopGrace);
        await Task.WhenAll(_connections.Values);
    }

    private async Task ServeAsync(TcpClient client, int id, CancellationToken stopping, CancellationToken aborting)
    {
        // Leaves the accepting loop at once; what follows runs on its own.
        await Task.Yield();
        using (client)
        {
            client.NoDelay = true;
            await using var stream = _tls is null ? client.GetStream() : await _tls.AcceptAsync(client.GetStream(), stopping);
            if (stream is not null)
                await new ClientConnection(stream, id, dispatcher, loggers.CreateLogger<ClientConnection>()).RunAsync(stopping, aborting);
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(SweepInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                var swept = cursors.Sweep();
                if (swept.Count > 0)
                    await DeleteAsync(swept, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task DeleteAsync(IReadOnlyCollection<long> swept, CancellationToken stopping)
    {
        try
        {
            await database.DeleteCursorsAsync(swept, stopping);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
        {
            // The database clears its files of old cursors by itself, only later.
            LogSweepFailed(swept.Count, e.GetType().Name);
        }
    }

    public override void Dispose()
    {
        _tls?.Dispose();
        base.Dispose();
    }

    [LoggerMessage(1, LogLevel.Information, "Waiting for connections on port {Port}")]
    private partial void LogListening(int port);

    [LoggerMessage(2, LogLevel.Warning, "{Count} idle cursors were forgotten but not deleted: {Exception}")]
    private partial void LogSweepFailed(int count, string exception);
}
