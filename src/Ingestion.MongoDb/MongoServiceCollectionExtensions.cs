using Ingestion.Pipeline.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingestion.MongoDb;

/// <summary>Registers the store on MongoDB.</summary>
public static class MongoServiceCollectionExtensions
{
    /// <summary>Registers <see cref="MongoArticleStore"/> as the <see cref="IArticleStore"/>; its options are validated on start.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddMongoArticleStore(this IServiceCollection services, Action<MongoStoreOptions> configure)
    {
        services.AddSingleton<IValidateOptions<MongoStoreOptions>, MongoStoreOptionsValidator>();
        services.AddOptions<MongoStoreOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IArticleStore>(
            provider => new MongoArticleStore(
                provider.GetRequiredService<IOptions<MongoStoreOptions>>().Value, provider.GetService<TimeProvider>()));
    }
}
