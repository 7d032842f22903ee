using Ingestion.Worker.Hosting;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// Notices that messages wait and none comes to its end, though store and broker are there: the transport can lose a consumer for good
/// when its connection breaks at a bad moment (https://github.com/MassTransit/MassTransit/issues/6095, 5942), or wait for ever on a channel
/// that is dead, and every health check stays green. The endpoints are started anew; if that does not help, the worker ends, so that whatever
/// started it starts a new one.
/// </summary>
internal sealed partial class ConsumptionWatch(
    PausableEndpoints endpoints, IntakeState state, MessagesInHand inHand, IOptions<BrokerOptions> broker, IOptions<WorkerOptions> options,
    IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<ConsumptionWatch> logger) : BackgroundService
{
    /// <summary>Looks in the time after which consumption counts as stalled.</summary>
    private const int Looks = 6;

    /// <summary>An endpoint that hangs is the very thing that is to be cured.</summary>
    private static readonly TimeSpan RestartTimeout = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Whether the worker ends because it could not work on messages any more.</summary>
    public bool GaveUp { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var probe = new BrokerProbe(broker.Value);
        using var timer = new PeriodicTimer(options.Value.StallAfter / Looks, clock);
        DateTimeOffset? since = null;
        var (ended, restarted) = (0L, false);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var endedBefore = ended;
            ended = inHand.Ended;
            if (ended != endedBefore || state.Pause?.Dependency == IntakePause.Store || await WaitingAsync(probe, stoppingToken) == 0)
            {
                (since, restarted) = (null, false);
                continue;
            }
            since ??= clock.GetUtcNow();
            if (clock.GetUtcNow() - since < options.Value.StallAfter)
                continue;
            if (!await probe.TakesMessagesAsync(ProbeTimeout, stoppingToken))
            {
                // Its own trouble, out of which it comes by itself.
                (since, restarted) = (null, false);
                continue;
            }
            // What is stopped on purpose must not be started here; it has its time to come back by itself.
            if (state.Pause is null && !restarted)
            {
                LogStalled(options.Value.StallAfter);
                await Task.WhenAll(endpoints.All.Select(e => RestartAsync(e, stoppingToken)));
                (since, restarted) = (clock.GetUtcNow(), true);
                continue;
            }
            if (!restarted && clock.GetUtcNow() - since < options.Value.StallAfter * 2)
                continue;
            LogGivenUp();
            GaveUp = true;
            lifetime.StopApplication();
            return;
        }
    }

    /// <summary>How many messages wait; 0 where the broker does not tell, for then the transport has its own trouble to deal with.</summary>
    private async Task<long> WaitingAsync(BrokerProbe probe, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ProbeTimeout);
        try
        {
            return await probe.CountAsync(broker.Value.Queue, patience.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    private async Task RestartAsync(IReceiveEndpoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            await endpoint.Stop(cancellationToken).WaitAsync(RestartTimeout, clock, cancellationToken);
            await endpoint.Start(cancellationToken).Ready.WaitAsync(RestartTimeout, clock, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotRestarted(endpoint.InputAddress.AbsolutePath, e.Message);
        }
    }

    [LoggerMessage(26, LogLevel.Error, "Messages wait, and none has come to its end here for {Time} though store and broker are there: the endpoints are started anew")]
    private partial void LogStalled(TimeSpan time);

    [LoggerMessage(27, LogLevel.Warning, "Endpoint {Endpoint} could not be started anew: {Problem}")]
    private partial void LogNotRestarted(string endpoint, string problem);

    [LoggerMessage(28, LogLevel.Critical, "Messages wait, and still none comes to its end here: the worker ends with exit code 1, for whatever started it to start a new one")]
    private partial void LogGivenUp();
}
