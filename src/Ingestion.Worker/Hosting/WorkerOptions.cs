using System.ComponentModel.DataAnnotations;

namespace Ingestion.Worker.Hosting;

/// <summary>How the worker behaves when something is away or it is told to stop: settings <c>Worker:*</c>.</summary>
public sealed class WorkerOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Worker";

    /// <summary>How long store or broker may be away before messages in work are returned to the queue and none is taken.</summary>
    /// <value>Default 1 minute; 1 second to 20 minutes.</value>
    /// <remarks>RabbitMQ closes the channel of a consumer that holds a message for 30 minutes, and counts a returned message as one more delivery.</remarks>
    [Range(typeof(TimeSpan), "00:00:01", "00:20:00")]
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a paused worker looks whether it can go on.</summary>
    /// <value>Default 5 seconds; 100 milliseconds to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long messages may wait in the queue and none come to its end here, though store and broker are there, until the endpoints are started
    /// anew; after as long again the process ends with exit code 1.
    /// </summary>
    /// <value>Default 1 minute; 1 second to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StallAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Age at which an event that is still with its article counts as left behind and is published by the relay.</summary>
    /// <value>Default 30 seconds; 1 second to 1 day.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RelayAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the relay looks.</summary>
    /// <value>Default 10 seconds; 100 milliseconds to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan RelayInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time from the signal to stop until the process ends: what is in flight is finished, or returned to the queue after two thirds of it.</summary>
    /// <value>Default 30 seconds; 3 seconds to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:03", "00:10:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
