using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline;

/// <summary>Tells the rest of the house.</summary>
public interface IEventPublisher
{
    /// <summary>Publishes an event under its own id and returns when it is safe there: confirmed by the broker, or on disk.</summary>
    /// <param name="pendingEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have been published then.</param>
    /// <exception cref="PublisherUnavailableException">It could not be published now: wait and repeat.</exception>
    Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken);
}

/// <summary>The broker can't be reached, or did not confirm: wait and repeat.</summary>
public sealed class PublisherUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PublisherUnavailableException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, without secrets.</param>
    public PublisherUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, without secrets.</param>
    /// <param name="innerException">The transport's exception.</param>
    public PublisherUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
