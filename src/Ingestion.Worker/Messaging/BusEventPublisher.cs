using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Telemetry;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Messaging;

/// <summary>Publishes events on the bus under their own ids and waits for the broker's confirm.</summary>
internal sealed class BusEventPublisher(IBus bus, IOptions<BrokerOptions> broker) : IEventPublisher
{
    public async Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken)
    {
        // Without a limit a broken connection would hold a message for ever.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(broker.Value.ConfirmTimeout);
        try
        {
            switch (pendingEvent.Type)
            {
                case nameof(ArticleEnriched):
                    await PublishAsync(JsonSerializer.Deserialize(pendingEvent.Payload, ContractJson.Wire.ArticleEnriched)!, pendingEvent.EventId, timeout.Token);
                    break;
                case nameof(ArticleRejected):
                    await PublishAsync(JsonSerializer.Deserialize(pendingEvent.Payload, ContractJson.Wire.ArticleRejected)!, pendingEvent.EventId, timeout.Token);
                    break;
                case nameof(ArticleRetracted):
                    await PublishAsync(JsonSerializer.Deserialize(pendingEvent.Payload, ContractJson.Wire.ArticleRetracted)!, pendingEvent.EventId, timeout.Token);
                    break;
                default:
                    throw new InvalidOperationException($"No event of type {pendingEvent.Type} is known.");
            }
        }
        catch (Exception e) when (e is not InvalidOperationException and not JsonException && !cancellationToken.IsCancellationRequested)
        {
            throw new PublisherUnavailableException(
                timeout.IsCancellationRequested
                    ? $"The broker did not confirm an event within {broker.Value.ConfirmTimeout}: no connection, or an alarm (memory, disk) makes it hold publishers back."
                    : "The broker did not confirm the event: " + e.GetType().Name,
                e);
        }
    }

    // Not only the token: where the transport makes an exchange on a channel that is dead, it does not look at it.
    private Task PublishAsync<T>(T message, Guid eventId, CancellationToken cancellationToken)
        where T : class =>
        bus.Publish(
            message,
            context =>
            {
                context.MessageId = eventId;
                DeliveryTrace.Inject((name, value) => context.Headers.Set(name, value));
            },
            cancellationToken).WaitAsync(cancellationToken);
}
