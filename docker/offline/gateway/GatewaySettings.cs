using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Ingestion.MongoGateway;

/// <summary>What the gateway is told from outside, by the variables of the official <c>mongo</c> image where it has them.</summary>
/// <param name="Port">TCP port to listen on; 0 takes any free one. Default 27017.</param>
/// <param name="PostgresConnectionString">How to reach PostgreSQL. Default: the socket in the same container.</param>
/// <param name="Credential">The administrator, or null when no authentication is asked for.</param>
/// <param name="CertificateFile">PEM file with certificate and private key; clients must then use TLS. Null: they must not.</param>
internal sealed record GatewaySettings(int Port, string PostgresConnectionString, RootCredential? Credential, string? CertificateFile)
{
    private const string DefaultPostgres = "Host=/var/run/postgresql;Username=postgres;Database=postgres";

    /// <summary>Reads the settings from environment variables.</summary>
    /// <exception cref="InvalidOperationException">Only one of user name and password is set, or the port is no number.</exception>
    public static GatewaySettings From(IConfiguration configuration)
    {
        var userName = configuration["MONGO_INITDB_ROOT_USERNAME"];
        var password = configuration["MONGO_INITDB_ROOT_PASSWORD"];
        if (string.IsNullOrEmpty(userName) != string.IsNullOrEmpty(password))
            throw new InvalidOperationException("Set both MONGO_INITDB_ROOT_USERNAME and MONGO_INITDB_ROOT_PASSWORD, or neither.");

        var port = configuration["GATEWAY_PORT"] ?? "27017";
        if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var portNumber))
            throw new InvalidOperationException("GATEWAY_PORT is not a port number.");

        return new GatewaySettings(
            portNumber,
            configuration["GATEWAY_POSTGRES"] ?? DefaultPostgres,
            string.IsNullOrEmpty(userName) ? null : new RootCredential(userName, password!),
            string.IsNullOrEmpty(configuration["GATEWAY_TLS_CERTIFICATE_KEY_FILE"]) ? null : configuration["GATEWAY_TLS_CERTIFICATE_KEY_FILE"]);
    }
}

/// <summary>Name and password of the administrator.</summary>
internal sealed record RootCredential(string UserName, string Password);
