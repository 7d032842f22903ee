using System.Net;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Web.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Web;

/// <summary>
/// Serves over HTTP beside the worker. A web application of its own, so that the commands that serve nothing carry none of it, and
/// so that it answers from before the bus starts until after it has stopped.
/// </summary>
/// <param name="services">The worker's services; endpoints take what they need from here.</param>
/// <param name="configuration">Decides the mode.</param>
/// <param name="options">The address.</param>
/// <param name="loggers">The worker's logs.</param>
internal sealed partial class WebServer(
    IServiceProvider services, IConfiguration configuration, IOptions<WebOptions> options, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<WebServer>();
    private WebApplication? _application;

    /// <summary>Starts listening.</summary>
    /// <exception cref="SettingsException">The address that is set can't be listened on.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Address(WorkerModes.Of(configuration)) is not { } address)
            return;
        var application = Build(address);
        try
        {
            await application.StartAsync(cancellationToken);
            _application = application;
            LogListening(address);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            await application.DisposeAsync();
            if (!string.IsNullOrEmpty(options.Value.Url))
                throw new SettingsException($"Web:Url: can't listen on {address} ({e.Message}). Set another port, or off.");
            LogNotListening(address, e.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _application?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _application?.DisposeAsync() ?? ValueTask.CompletedTask;

    private WebApplication Build(Uri address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(new HostlessLoggers(loggers));
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            var port = address.Port;
            if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
                kestrel.Listen(ip, port);
            else if (address.IsLoopback)
                kestrel.ListenLocalhost(port);
            else
                kestrel.ListenAnyIP(port);
        });
        var application = builder.Build();
        application.UseRouting();
        application.MapHealth(services);
        application.MapMetrics(services);
        application.MapPage(services, address);
        return application;
    }

    [LoggerMessage(50, LogLevel.Information, "Serving on {Address}")]
    private partial void LogListening(Uri address);

    [LoggerMessage(51, LogLevel.Warning, "Nothing is served over HTTP: can't listen on {Address}. Set Web:Url to another port, or to off. {Problem}")]
    private partial void LogNotListening(Uri address, string problem);
}
