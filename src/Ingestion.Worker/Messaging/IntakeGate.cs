using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// Pauses intake when store or broker are away for longer than <see cref="WorkerOptions.PauseAfter"/>: stops the endpoints, has
/// messages in work returned to the queue, looks every now and then with a write of its own, and starts again by itself. Held
/// messages would run into the broker's time-out for acknowledgements, and trying with real ones would use up their deliveries.
/// </summary>
internal sealed partial class IntakeGate(
    IntakeState state, PausableEndpoints endpoints, IArticleStore store, OutboxRelay relay, IOptions<WorkerOptions> options, TimeProvider clock,
    ILogger<IntakeGate> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Time for the broker to hear that nothing more is wanted before the first message goes back.</summary>
    private static readonly TimeSpan ReturnDelay = TimeSpan.FromSeconds(1);

    /// <summary>A transport whose connection is in trouble may never stop.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMinutes(1);

    private long _turnedAt = clock.GetTimestamp();
    private volatile bool _handlesPause;

    /// <summary>Time since the loop looked last.</summary>
    public TimeSpan SinceTurn => clock.GetElapsedTime(Volatile.Read(ref _turnedAt));

    /// <summary>Whether it is about to stop intake, waits for what is away, or starts intake again: for as long as that takes.</summary>
    public bool HandlesPause => _handlesPause;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Volatile.Write(ref _turnedAt, clock.GetTimestamp());
            // Without endpoints of a broker (embedded mode) messages can wait where they are.
            if (state.Pause is { } pause && endpoints.All.Count > 0 && clock.GetUtcNow() - pause.Since >= options.Value.PauseAfter)
            {
                _handlesPause = true;
                await PauseAsync(pause, stoppingToken);
                await UntilBackAsync(stoppingToken);
                await ResumeAsync(stoppingToken);
                // First the time: who reads in between must not find an old one.
                Volatile.Write(ref _turnedAt, clock.GetTimestamp());
                _handlesPause = false;
            }
        }
    }

    private async Task PauseAsync(IntakePause pause, CancellationToken cancellationToken)
    {
        state.NoteStopped();
        LogPaused(pause.Dependency, pause.Since, pause.Problem);
        var stops = endpoints.All.Select(e => e.Stop(cancellationToken)).ToArray();
        await Task.Delay(ReturnDelay, clock, cancellationToken);
        state.ReturnMessages();
        try
        {
            await Task.WhenAll(stops).WaitAsync(StopTimeout, clock, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // It is stopped as far as it can be; starting it again is what matters.
            LogEndpointProblem("stopped", e);
        }
    }

    private async Task UntilBackAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(options.Value.ProbeInterval, clock, cancellationToken);
            try
            {
                // A write, and an event that waits, if there is one.
                await StoreProbe.WriteAsync(store, clock, cancellationToken);
                await relay.RelayOnceAsync(clock.GetUtcNow(), limit: 1, cancellationToken);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogStillAway(state.NoteAway(e is PublisherUnavailableException ? IntakePause.Broker : IntakePause.Store, e.Message).Since, e.Message);
            }
        }
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var ended = state.NoteStarted();
        foreach (var endpoint in endpoints.All)
            await UntilStartedAsync(endpoint, cancellationToken);
        if (ended is not null)
            LogResumed(ended.Dependency, clock.GetUtcNow() - ended.Since);
    }

    /// <summary>Giving up here would leave a worker that is up and takes nothing.</summary>
    private async Task UntilStartedAsync(IReceiveEndpoint endpoint, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await endpoint.Start(cancellationToken).Ready;
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogEndpointProblem("started", e);
                await Task.Delay(options.Value.ProbeInterval, clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(25, LogLevel.Warning, "An endpoint could not be {Action} properly")]
    private partial void LogEndpointProblem(string action, Exception exception);

    [LoggerMessage(22, LogLevel.Warning, "Intake is paused: the {Dependency} is away since {Since:O}. Messages in work were returned to the queue. {Problem}")]
    private partial void LogPaused(string dependency, DateTimeOffset since, string problem);

    [LoggerMessage(23, LogLevel.Debug, "Intake stays paused, since {Since:O}. {Problem}")]
    private partial void LogStillAway(DateTimeOffset since, string problem);

    [LoggerMessage(24, LogLevel.Information, "Intake goes on: the {Dependency} is back after {Duration}")]
    private partial void LogResumed(string dependency, TimeSpan duration);
}
