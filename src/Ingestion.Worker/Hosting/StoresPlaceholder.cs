using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Hosting;

/// <summary>Stands in until the stores are merged.</summary>
internal static class StoresPlaceholder
{
    public sealed class StoreOptions
    {
        public string Path { get; set; } = "";
    }

    public static void AddMongoArticleStore(this IServiceCollection services, Action<StoreOptions> configure) => services.AddSingleton<IArticleStore>(_ => throw new NotSupportedException(configure.Method.Name));
}
