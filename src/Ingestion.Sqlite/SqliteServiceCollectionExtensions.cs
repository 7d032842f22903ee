using Ingestion.Pipeline.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingestion.Sqlite;

/// <summary>Registers the store that needs nothing installed.</summary>
public static class SqliteServiceCollectionExtensions
{
    /// <summary>Registers <see cref="SqliteArticleStore"/> as the <see cref="IArticleStore"/>; its options are validated on start.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddSqliteArticleStore(this IServiceCollection services, Action<SqliteStoreOptions> configure)
    {
        services.AddOptions<SqliteStoreOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IArticleStore>(
            provider => new SqliteArticleStore(provider.GetRequiredService<IOptions<SqliteStoreOptions>>().Value));
    }
}
