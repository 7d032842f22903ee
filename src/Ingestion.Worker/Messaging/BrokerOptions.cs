using System.ComponentModel.DataAnnotations;

namespace Ingestion.Worker.Messaging;

/// <summary>The RabbitMQ broker: settings <c>Broker:*</c>, or environment variables <c>Broker__*</c>.</summary>
public sealed class BrokerOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Broker";

    /// <summary>Address, <c>amqp://user:password@host:5672/vhost</c>, or <c>amqps://</c> for TLS with certificate checks.</summary>
    /// <value>Default none: embedded mode.</value>
    /// <remarks>Needs <c>Mongo:ConnectionString</c> too. The credentials in it are never printed or logged.</remarks>
    public string? Uri { get; set; }

    /// <summary>User name; wins over the one in <see cref="Uri"/>.</summary>
    /// <value>Default none.</value>
    public string? Username { get; set; }

    /// <summary>Password; wins over the one in <see cref="Uri"/>.</summary>
    /// <value>Default none.</value>
    public string? Password { get; set; }

    /// <summary>A file that holds the password, such as a mounted secret; wins over the password in <see cref="Uri"/>.</summary>
    /// <value>Default none.</value>
    /// <remarks>Not together with <see cref="Password"/>. Read once, at start; line ends at the end of the file don't count.</remarks>
    public string? PasswordFile { get; set; }

    /// <summary>
    /// PEM file with the certificates of the authorities that vouch for the broker, instead of those that this machine trusts.
    /// </summary>
    /// <value>Default none: those of the machine.</value>
    /// <remarks>Needs <c>amqps://</c> in <see cref="Uri"/>. Host name and dates are checked in any case. Read once, at start.</remarks>
    public string? CertificateAuthorityFile { get; set; }

    /// <summary>Queue that articles are taken from: a quorum queue. <c>.dead-letter</c>, <c>.reenrich</c> and <c>_error</c> stand beside it.</summary>
    /// <value>Default <c>articles</c>; letters, digits, <c>.</c>, <c>_</c>, <c>-</c>.</value>
    [Required]
    [RegularExpression("[A-Za-z0-9._-]{1,200}", ErrorMessage = "Broker:Queue may have letters, digits, '.', '_' and '-', 200 at most.")]
    public string Queue { get; set; } = "articles";

    /// <summary>Messages worked on at the same time: the knob for throughput.</summary>
    /// <value>Default 32; 1 to 1000.</value>
    [Range(1, 1000)]
    public int ConcurrentMessageLimit { get; set; } = 32;

    /// <summary>Messages that the broker hands out ahead of acknowledgement.</summary>
    /// <value>Default 64; 1 to 2000. One to two times <see cref="ConcurrentMessageLimit"/> is sane.</value>
    [Range(1, 2000)]
    public ushort PrefetchCount { get; set; } = 64;

    /// <summary>
    /// Redeliveries (crashes while it was in hand) after which the broker moves a message to the dead-letter queue, where the worker
    /// tries it alone.
    /// </summary>
    /// <value>Default 10; 3 to 1000. A message is delivered once more than this.</value>
    /// <remarks>An argument of the queue: changing it needs a new queue or a policy.</remarks>
    [Range(3, 1000)]
    public int DeliveryLimit { get; set; } = 10;

    /// <summary>
    /// How long the broker may take to confirm an event before it counts as away. It confirms none while its memory or its disk is nearly full.
    /// </summary>
    /// <value>Default 30 seconds; 1 second to 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the broker puts what it gives up.</summary>
    internal string DeadLetterQueue => Queue + ".dead-letter";

    /// <summary>Where the transport puts what leaves a consumer with an exception; nothing should.</summary>
    internal string ErrorQueue => Queue + "_error";

    /// <summary>Ids of articles that are to be enriched again.</summary>
    internal string ReenrichmentQueue => Queue + ".reenrich";

    /// <summary>Refuses an address that no client can use; the address itself is not in the message, as it may hold a password.</summary>
    /// <param name="validationContext">Not used.</param>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Uri))
            yield break;
        // An @ behind the host is the end of a password with an unencoded slash: half of it would pass for a virtual host, and be printed.
        if (!System.Uri.TryCreate(Uri, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps") || uri.Host.Length == 0
            || (uri.PathAndQuery + uri.Fragment).Contains('@', StringComparison.Ordinal))
        {
            yield return new ValidationResult("must be amqp://user:password@host:5672/vhost, or amqps:// for TLS; a password with special characters must be percent-encoded.", [nameof(Uri)]);
            yield break;
        }
        if (Password is not null && !string.IsNullOrEmpty(PasswordFile))
            yield return new ValidationResult("is set, and Broker:Password too: which of them holds?", [nameof(PasswordFile)]);
        // Without TLS nothing would be checked at all, which is not what somebody wants who names an authority.
        if (!string.IsNullOrEmpty(CertificateAuthorityFile) && uri.Scheme != "amqps")
            yield return new ValidationResult("is set, but Broker:Uri is not amqps://.", [nameof(CertificateAuthorityFile)]);
        foreach (var problem in BrokerAccess.Problems(this))
            yield return problem;
    }
}
