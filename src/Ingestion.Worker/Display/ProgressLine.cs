using System.Globalization;

namespace Ingestion.Worker.Display;

/// <summary>
/// Standard error of a command that works through many articles: complaints as lines, and how far it is. On a terminal one line
/// is written over and over; elsewhere one line now and then, so that a log stays short.
/// </summary>
/// <param name="error">Standard error.</param>
/// <param name="doing">What is done, for instance <c>enriched</c>.</param>
/// <param name="clock">The time.</param>
/// <param name="total">How many there are to do, where that is known: the remaining time is then told too.</param>
internal sealed class ProgressLine(TextWriter error, string doing, TimeProvider clock, int? total = null)
{
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly bool _terminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _lastShown;
    private int _count;
    private int _shownLength;

    /// <summary>Counts one article.</summary>
    public void Advance()
    {
        lock (_gate)
        {
            _count++;
            var elapsed = clock.GetElapsedTime(_started);
            if (elapsed - _lastShown < (_terminal ? TerminalInterval : LogInterval))
                return;
            _lastShown = elapsed;
            var text = string.Create(CultureInfo.InvariantCulture, $"{_count}{Of(total)} {doing}, {_count / Math.Max(elapsed.TotalSeconds, 0.001):0}/s{Remaining(elapsed)}");
            if (!_terminal)
            {
                error.WriteLine(text);
                return;
            }
            Erase();
            error.Write(text);
            _shownLength = text.Length;
        }
    }

    /// <summary>Writes a line that stays.</summary>
    public void Tell(string line)
    {
        lock (_gate)
        {
            Erase();
            error.WriteLine(line);
        }
    }

    /// <summary>Ends with a line that stays, where the work was long enough, or went badly enough, to want one.</summary>
    /// <param name="summary">The line.</param>
    /// <param name="always">Whether it is wanted in any case.</param>
    public void Finish(string summary, bool always)
    {
        if (always || _lastShown > TimeSpan.Zero)
            Tell(summary);
    }

    private static string Of(int? total) => total is null ? "" : string.Create(CultureInfo.InvariantCulture, $" of {total}");

    private string Remaining(TimeSpan elapsed) =>
        total is { } all ? string.Create(CultureInfo.InvariantCulture, $@", {elapsed / _count * Math.Max(all - _count, 0):d\.hh\:mm\:ss} left") : "";

    private void Erase()
    {
        if (_shownLength > 0)
            error.Write("\r" + new string(' ', _shownLength) + "\r");
        _shownLength = 0;
    }
}
