using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.Worker.Web;

/// <summary>
/// The worker's logs without those of the web application's own host: where it can't listen, that would write a stack before the
/// one line that says what to do.
/// </summary>
internal sealed class HostlessLoggers(ILoggerFactory loggers) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) =>
        categoryName == "Microsoft.Extensions.Hosting.Internal.Host" ? NullLogger.Instance : loggers.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    public void Dispose()
    {
        // They are the worker's.
    }
}
