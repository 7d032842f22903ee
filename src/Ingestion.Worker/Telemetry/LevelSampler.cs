using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Telemetry;

/// <summary>
/// Asks broker and store every now and then how full they are, as a scrape must not wait for either. What is away is told by others
/// (<c>ingestion.intake.paused</c>), so a failure is only a debug line here.
/// </summary>
/// <param name="levels">Whom to ask.</param>
/// <param name="metrics">Needed so that the gauges are there.</param>
/// <param name="options">How often.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">For operators.</param>
internal sealed partial class LevelSampler(
    IEnumerable<ILevels> levels, WorkerMetrics metrics, IOptions<TelemetryOptions> options, TimeProvider clock, ILogger<LevelSampler> logger) : BackgroundService
{
    private readonly ILevels[] _levels = [.. levels];

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.Start();
        // Each on its own: a store that does not answer must not make the queue look still.
        return Task.WhenAll(_levels.Select(l => SampleAsync(l, stoppingToken)));
    }

    private async Task SampleAsync(ILevels asked, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.SampleInterval, clock);
        do
        {
            try
            {
                await asked.ReadAsync(cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogNoAnswer(asked.GetType().Name, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    [LoggerMessage(70, LogLevel.Debug, "{Levels} could not be read: {Problem}")]
    private partial void LogNoAnswer(string levels, string problem);
}
