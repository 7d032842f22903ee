using System.Net.Security;
using Ingestion.MongoDb;
using MassTransit;
using RabbitMQ.Client;
using ValidationResult = System.ComponentModel.DataAnnotations.ValidationResult;

namespace Ingestion.Worker.Messaging;

/// <summary>How the broker is reached and whom it must be: for the bus, and for commands that speak AMQP themselves.</summary>
internal static class BrokerAccess
{
    /// <summary>Why files that the options name can't be used.</summary>
    public static IEnumerable<ValidationResult> Problems(BrokerOptions broker)
    {
        if (ProblemOf(() => PasswordOf(broker)) is { } password)
            yield return new ValidationResult(password, [nameof(BrokerOptions.PasswordFile)]);
        if (ProblemOf(() => AuthorityOf(broker)) is { } authority)
            yield return new ValidationResult(authority, [nameof(BrokerOptions.CertificateAuthorityFile)]);
    }

    /// <summary>Sets address, credentials and trust of the bus.</summary>
    public static void Host(this IRabbitMqBusFactoryConfigurator rabbit, BrokerOptions broker)
    {
        var uri = new Uri(broker.Uri!);
        rabbit.Host(uri, host =>
        {
            host.PublisherConfirmation = true;
            if (broker.Username is not null)
                host.Username(broker.Username);
            if (PasswordOf(broker) is { } password)
                host.Password(password);
            if (uri.Scheme == "amqps")
            {
                host.UseSsl(tls =>
                {
                    tls.ServerName = uri.Host;
                    // None: the platform chooses, today 1.2 and 1.3.
                    tls.Protocol = System.Security.Authentication.SslProtocols.None;
                    // Left alone, MassTransit takes a certificate from whomever.
                    tls.CertificateValidationCallback = AuthorityOf(broker)?.Validation ?? ((_, _, _, errors) => errors == SslPolicyErrors.None);
                });
            }
        });
    }

    /// <summary>A factory of connections.</summary>
    public static ConnectionFactory Factory(BrokerOptions broker)
    {
        var factory = new ConnectionFactory { Uri = new Uri(broker.Uri!) };
        factory.UserName = broker.Username ?? factory.UserName;
        factory.Password = PasswordOf(broker) ?? factory.Password;
        if (AuthorityOf(broker) is { } authority)
            factory.Ssl.CertificateValidationCallback = authority.Validation;
        return factory;
    }

    private static string? PasswordOf(BrokerOptions broker) =>
        string.IsNullOrEmpty(broker.PasswordFile) ? broker.Password : File.ReadAllText(broker.PasswordFile).TrimEnd('\r', '\n');

    private static CertificateAuthority? AuthorityOf(BrokerOptions broker) =>
        string.IsNullOrEmpty(broker.CertificateAuthorityFile) ? null : CertificateAuthority.Load(broker.CertificateAuthorityFile);

    private static string? ProblemOf(Func<object?> read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return e.Message;
        }
    }
}
