using System.Globalization;
using System.Text;
using MassTransit;
using RabbitMQ.Client;

namespace Ingestion.Worker.Messaging;

/// <summary>A RabbitMQ message as a delivery.</summary>
internal static class RabbitMqDelivery
{
    /// <summary>Stands before the names of a message's own headers; properties of AMQP stand without.</summary>
    public const string HeaderPrefix = "header:";

    /// <summary>Headers longer than this are cut: they are kept for people to read.</summary>
    private const int MaxHeaderLength = 4096;

    public static ArticleDelivery From(ReceiveContext receiveContext)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!receiveContext.TryGetPayload(out RabbitMqBasicConsumeContext? rabbit))
            return new ArticleDelivery { Body = receiveContext.GetBody(), Origin = receiveContext.InputAddress.AbsolutePath, Headers = headers };

        var properties = rabbit.Properties;
        Add(headers, "exchange", rabbit.Exchange);
        Add(headers, "routing-key", rabbit.RoutingKey);
        if (properties.IsContentTypePresent())
            Add(headers, "content-type", properties.ContentType);
        if (properties.IsContentEncodingPresent())
            Add(headers, "content-encoding", properties.ContentEncoding);
        if (properties.IsAppIdPresent())
            Add(headers, "app-id", properties.AppId);
        if (properties.IsTypePresent())
            Add(headers, "type", properties.Type);
        if (properties.IsCorrelationIdPresent())
            Add(headers, "correlation-id", properties.CorrelationId);
        foreach (var (name, value) in properties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            Add(headers, HeaderPrefix + name, Text(value));
        return new ArticleDelivery
        {
            Body = receiveContext.GetBody(),
            Origin = receiveContext.InputAddress.AbsolutePath.Split('/')[^1],
            MessageId = properties.IsMessageIdPresent() && !string.IsNullOrEmpty(properties.MessageId) ? properties.MessageId : null,
            SentAt = SentAt(properties),
            Redeliveries = receiveContext.Redelivered ? Redeliveries(properties.Headers) : 0,
            Headers = headers,
        };
    }

    private static void Add(Dictionary<string, string> headers, string name, string? value)
    {
        if (value is not null)
            headers[name] = value.Length > MaxHeaderLength ? value[..MaxHeaderLength] : value;
    }

    /// <summary>Quorum queues count; of a message from another queue it is known only that it was handed out before.</summary>
    private static int Redeliveries(IDictionary<string, object?>? headers) =>
        headers?.TryGetValue("x-delivery-count", out var count) == true && count is IConvertible number
            ? (int)Math.Clamp(number.ToInt64(CultureInfo.InvariantCulture), 1, int.MaxValue)
            : 1;

    /// <summary>The broker's own stamp, where it is told to set one (docker/rabbitmq), is the finer one: milliseconds.</summary>
    private static DateTimeOffset? SentAt(IReadOnlyBasicProperties properties)
    {
        if (properties.Headers?.TryGetValue("timestamp_in_ms", out var stamp) == true && stamp is long milliseconds and >= 0 and < 100_000_000_000_000)
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return properties.IsTimestampPresent() ? SentAt(properties.Timestamp) : null;
    }

    /// <summary>The specification says seconds; some clients write milliseconds. A nonsense value is no time.</summary>
    private static DateTimeOffset? SentAt(AmqpTimestamp timestamp) => timestamp.UnixTime switch
    {
        > 0 and < 100_000_000_000 => DateTimeOffset.FromUnixTimeSeconds(timestamp.UnixTime),
        >= 100_000_000_000 and < 100_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(timestamp.UnixTime),
        _ => null,
    };

    private static string? Text(object? value) => value switch
    {
        null => null,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        // x-death is a list of tables.
        IDictionary<string, object?> table => "{" + string.Join(", ", table.Select(m => $"{m.Key}: {Text(m.Value)}")) + "}",
        System.Collections.IList list => "[" + string.Join(", ", list.Cast<object?>().Select(Text)) + "]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
