namespace Ingestion.Worker.Telemetry;

/// <summary>Something that must be asked how full it is.</summary>
internal interface ILevels
{
    /// <summary>Asks, and keeps the answer until the next time. Any exception means that there is no answer now.</summary>
    Task ReadAsync(CancellationToken cancellationToken);
}
