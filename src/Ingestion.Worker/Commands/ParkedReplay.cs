using System.Globalization;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Display;
using Ingestion.Worker.Parked;
using Ingestion.Worker.Publishing;

namespace Ingestion.Worker.Commands;

/// <summary>Sends parked messages again, one after the other, and marks each once it is safe.</summary>
internal sealed class ParkedReplay(IArticleStore store, TimeProvider clock, TextWriter error, ParkedReview review)
{
    private readonly ParkedActions _actions = new(store, clock);
    private readonly ProgressLine _progress = new(error, "looked at", clock);

    /// <summary>Also those that were replayed and not refused since.</summary>
    public bool Again { get; init; }

    /// <summary>Only those that would be accepted now.</summary>
    public bool OnlyPassing { get; init; }

    /// <summary>Messages a second at most; null for no limit.</summary>
    public double? Rate { get; init; }

    /// <summary>How many were sent.</summary>
    public int Done { get; private set; }

    /// <summary>How many could not be.</summary>
    public int Failed { get; private set; }

    /// <summary>Puts messages to today's rules and sends none.</summary>
    public async Task ReviewAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            if (await FindAsync(id, cancellationToken) is { } message && (Again || !IsReplayed(message)))
                await review.PassesAsync(message, cancellationToken);
            _progress.Advance();
        }
    }

    /// <summary>Sends messages.</summary>
    /// <exception cref="BrokerProblemException">The broker takes no message.</exception>
    public async Task SendAsync(IReadOnlyList<string> ids, ReplayTarget target, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var skipped = 0;
        try
        {
            foreach (var id in ids)
            {
                if (await FindAsync(id, cancellationToken) is not { } message)
                    continue;
                if ((IsReplayed(message) && !Again) || (OnlyPassing && await review.PassesAsync(message, cancellationToken) != true))
                {
                    skipped++;
                    continue;
                }
                if (Rate is { } rate && TimeSpan.FromSeconds(Done / rate) - clock.GetElapsedTime(started) is { Ticks: > 0 } early)
                    await Task.Delay(early, clock, cancellationToken);
                await SendAsync(message, target, cancellationToken);
                _progress.Advance();
            }
        }
        finally
        {
            _progress.Finish(string.Create(CultureInfo.InvariantCulture, $"{Done} replayed, {skipped} left out, {Failed} failed"), always: true);
        }
    }

    /// <summary>Tells why nothing more can be sent.</summary>
    public void Stop(string problem)
    {
        Failed++;
        _progress.Tell("error: " + problem);
    }

    private async Task SendAsync(ParkedMessage message, ReplayTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await _actions.SendAsync(message, target, cancellationToken);
            Done++;
        }
        catch (MessageRefusedException e)
        {
            Failed++;
            _progress.Tell($"{message.ParkedId}: {e.Message}");
        }
    }

    private async Task<ParkedMessage?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var message = await store.FindParkedAsync(id, cancellationToken);
        if (message is null)
        {
            Failed++;
            _progress.Tell($"Nothing is parked as {Bidi.Isolate(id)}.");
        }
        return message;
    }

    private static bool IsReplayed(ParkedMessage message) => message.ReplayedAt >= message.LastParkedAt;
}
