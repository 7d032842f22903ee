using System.Globalization;

namespace Ingestion.Training.Display;

/// <summary>How far a long run is: a line on standard error now and then.</summary>
/// <param name="error">Standard error.</param>
/// <param name="clock">The time.</param>
internal sealed class Progress(TextWriter error, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private long _last = clock.GetTimestamp();

    /// <summary>Says how far it is, unless it has just said so.</summary>
    /// <param name="file">What is worked on.</param>
    /// <param name="done">How much is done.</param>
    /// <param name="total">Of how much.</param>
    /// <param name="what">Of what, for instance <c>articles</c>.</param>
    public void Report(string file, int done, int total, string what)
    {
        if (clock.GetElapsedTime(_last) < Interval)
            return;
        _last = clock.GetTimestamp();
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {done} of {total} {what}"));
    }
}
