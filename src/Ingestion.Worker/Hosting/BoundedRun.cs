using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Hosting;

/// <summary>
/// Runs a host and does not wait for ever for its end: the transport may never come to its own when its connection is in trouble
/// just then, whatever time-out it was given.
/// </summary>
internal static partial class BoundedRun
{
    /// <summary>What the host's own time-out is given on top, for what it does after that.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs until the host is stopped.</summary>
    /// <returns>Whether it came to its end; if not, whatever is left of it ends with the process, and what was in flight is delivered again.</returns>
    public static async Task<bool> RunBoundedAsync(this IHost host, CancellationToken cancellationToken)
    {
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(BoundedRun));
        var time = host.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout + Grace;
        var running = host.RunAsync(cancellationToken);
        // It ends by itself, or is told to.
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        using var told = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await Task.WhenAny(running, Task.Delay(Timeout.InfiniteTimeSpan, told.Token));
        try
        {
            await running.WaitAsync(time, CancellationToken.None);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            LogOverdue(logger, time);
            return false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped while it still waited for store or broker, or not everything ended in time: what was in flight is delivered again.
        }
        return true;
    }

    [LoggerMessage(29, LogLevel.Error, "The worker did not come to its end in {Time} and is ended; what was in flight is delivered again")]
    private static partial void LogOverdue(ILogger logger, TimeSpan time);
}
