using Microsoft.Extensions.Logging.Console;

namespace Ingestion.Worker.Hosting;

/// <summary>Hosts with this program's conventions.</summary>
internal static class WorkerHost
{
    /// <summary>
    /// A builder that reads <c>appsettings.json</c> beside the current folder, environment variables
    /// (<c>Broker__Uri</c> for <c>Broker:Uri</c>) and the command line, in rising order of strength. Logs go to standard error,
    /// one line each, so that standard output stays for results.
    /// </summary>
    /// <param name="settings">Settings from the command line.</param>
    public static HostApplicationBuilder CreateBuilder(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = false });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(o => o.FormatterName ??= LineFormatter.FormatterName).AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("MassTransit", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        return builder;
    }
}
