using Microsoft.Extensions.Options;

namespace Ingestion.MongoDb;

/// <summary>Refuses on start what would fail at the first article. Never quotes the connection string.</summary>
internal sealed class MongoStoreOptionsValidator : IValidateOptions<MongoStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, MongoStoreOptions options)
    {
        try
        {
            MongoConnection.Settings(options);
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}
