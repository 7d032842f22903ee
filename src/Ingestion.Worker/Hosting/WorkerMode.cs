namespace Ingestion.Worker.Hosting;

/// <summary>How the worker runs. Settings decide; there is no switch to forget.</summary>
public enum WorkerMode
{
    /// <summary>Nothing installed: in-memory transport, one SQLite file, an inbox folder.</summary>
    Embedded,

    /// <summary>RabbitMQ and MongoDB.</summary>
    Server,
}

/// <summary>Reads the mode from the settings.</summary>
internal static class WorkerModes
{
    public const string BrokerSetting = "Broker:Uri";
    public const string MongoSetting = "Mongo:ConnectionString";

    /// <summary>Both servers or none; one alone would silently use half of what was meant.</summary>
    /// <exception cref="SettingsException">Only one of the two is set.</exception>
    public static WorkerMode Of(IConfiguration configuration)
    {
        var broker = !string.IsNullOrWhiteSpace(configuration[BrokerSetting]);
        var mongo = !string.IsNullOrWhiteSpace(configuration[MongoSetting]);
        return (broker, mongo) switch
        {
            (true, true) => WorkerMode.Server,
            (false, false) => WorkerMode.Embedded,
            (true, false) => throw OneAlone(BrokerSetting, MongoSetting),
            (false, true) => throw OneAlone(MongoSetting, BrokerSetting),
        };
    }

    private static SettingsException OneAlone(string present, string missing) => new(
        $"{present} is set but {missing} is not. Set both for server mode (environment: {Variable(present)} and {Variable(missing)}), or neither for embedded mode.");

    private static string Variable(string setting) => setting.Replace(":", "__", StringComparison.Ordinal);
}

/// <summary>The settings can't work; the message names the setting and says what to do.</summary>
internal sealed class SettingsException(string message) : Exception(message);
