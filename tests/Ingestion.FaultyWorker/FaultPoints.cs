using System.ComponentModel.DataAnnotations;
using Ingestion.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingestion.FaultyWorker;

/// <summary>Where this process kills itself: settings <c>Fault:*</c>, or environment variables <c>Fault__*</c>.</summary>
internal sealed class FaultOptions
{
    /// <summary>Dies before the n-th event is handed to the broker, its article being stored. 0: never.</summary>
    [Range(0, int.MaxValue)]
    public int BeforePublish { get; set; }

    /// <summary>Dies after the broker has confirmed the n-th event, which the store does not know yet. 0: never.</summary>
    [Range(0, int.MaxValue)]
    public int AfterPublish { get; set; }

    /// <summary>Dies when an article with these words in its body is enriched. Empty: never.</summary>
    public string CrashOn { get; set; } = "";
}

/// <summary>Puts the fault points around the ports.</summary>
internal static class FaultPoints
{
    public static void AddFaultPoints(this HostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Fault").Get<FaultOptions>() ?? new FaultOptions();
        builder.Services.Decorate<IEventPublisher>(inner => new DyingPublisher(inner, options));
        builder.Services.Decorate<IArticleEnricher>(inner => new DyingEnricher(inner, options));
    }

    private static void Decorate<T>(this IServiceCollection services, Func<T, T> decorate)
        where T : class
    {
        var inner = services.Last(d => d.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider => decorate(
            (T)(inner.ImplementationInstance
                ?? inner.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}
