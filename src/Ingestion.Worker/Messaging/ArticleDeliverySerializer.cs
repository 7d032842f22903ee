using System.Diagnostics.CodeAnalysis;
using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// Hands every message of the article queue to the consumer as an <see cref="ArticleDelivery"/>, whatever its content type and
/// bytes. MassTransit's own deserializers send what they can't read to <c>_error</c> or <c>_skipped</c>, where nobody learns the
/// reason; here reading is intake's task and its failures are parked.
/// </summary>
internal sealed class ArticleDeliverySerializerFactory : ISerializerFactory
{
    public ContentType ContentType { get; } = new("application/octet-stream");

    public IMessageDeserializer CreateDeserializer() => new Deserializer(ContentType);

    public IMessageSerializer CreateSerializer() => throw new NotSupportedException("Deliveries are only read.");

    private sealed class Deserializer(ContentType contentType) : IMessageDeserializer
    {
        public ContentType ContentType => contentType;

        public ConsumeContext Deserialize(ReceiveContext receiveContext)
        {
            var delivery = RabbitMqDelivery.From(receiveContext);
            var messageContext = new RawMessageContext(receiveContext.TransportHeaders, receiveContext.InputAddress, RawSerializerOptions.AnyMessageType);
            return new BodyConsumeContext(receiveContext, new DeliveryContext(messageContext, delivery));
        }

        public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
            new DeliveryContext(
                new RawMessageContext(headers, destinationAddress, RawSerializerOptions.AnyMessageType),
                new ArticleDelivery { Body = body.GetBytes(), Origin = destinationAddress?.AbsolutePath ?? "" });

        public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

        public void Probe(ProbeContext context) => context.CreateScope("article-delivery");
    }

    /// <summary>Offers the delivery as the one message type there is.</summary>
    private sealed class DeliveryContext(MessageContext messageContext, ArticleDelivery delivery)
        : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, messageContext, [MessageUrn.ForTypeString<ArticleDelivery>()])
    {
        public override bool TryGetMessage<T>([NotNullWhen(true)] out T? message)
            where T : class
        {
            message = delivery as T;
            return message is not null;
        }

        public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
        {
            message = messageType.IsInstanceOfType(delivery) ? delivery : null;
            return message is not null;
        }

        public override IMessageSerializer GetMessageSerializer() => throw Unwritable();

        public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message) => throw Unwritable();

        public override IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) => throw Unwritable();

        public override Dictionary<string, object> ToDictionary<T>(T? message)
            where T : class => [];

        private static NotSupportedException Unwritable() => new("Deliveries are only read.");
    }
}
