using System.Text.Json;
using Ingestion.Pipeline.Storage;

namespace Ingestion.MongoDb.Documents;

/// <summary>Enums as they are stored: by camelCase name, so that the order of their members may change.</summary>
internal static class StoredEnum
{
    public static string Write<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T Read<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value)
            ? value
            : throw new StoreRefusedException($"A stored document holds a {typeof(T).Name} that this version does not know: update the program.");
}
