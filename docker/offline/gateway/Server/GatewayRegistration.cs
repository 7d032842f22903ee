using Ingestion.MongoGateway.Authentication;
using Ingestion.MongoGateway.Commands;
using Ingestion.MongoGateway.Cursors;
using Ingestion.MongoGateway.Storage;
using Ingestion.MongoGateway.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ingestion.MongoGateway.Server;

/// <summary>Puts the gateway together.</summary>
internal static class GatewayRegistration
{
    private const int MaxDatabaseConnections = 64;

    /// <summary>Adds the gateway, with settings from the environment.</summary>
    public static void AddMongoGateway(this HostApplicationBuilder builder)
    {
        var settings = GatewaySettings.From(builder.Configuration);
        var administrator = settings.Credential is { } root
            ? new User(root.UserName, Role.AdminDatabase, ScramCredential.Create(root.Password), [Role.Root])
            : null;

        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Ingestion.MongoGateway", LogLevel.Information);
        // Npgsql logs each failed statement; what failed is told to the client that sent it.
        builder.Logging.AddFilter("Npgsql", LogLevel.None);

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(ConnectionString(settings)));
        builder.Services.AddSingleton<DocumentDatabase>();
        builder.Services.AddSingleton<UserTable>();
        builder.Services.AddSingleton(new UserDirectory(administrator));
        builder.Services.AddSingleton<AccessControl>();
        builder.Services.AddSingleton<CursorStore>();
        builder.Services.AddSingleton(Dispatcher);
        builder.Services.AddHostedService<GatewayServer>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(6));
    }

    private static CommandDispatcher Dispatcher(IServiceProvider services)
    {
        var database = services.GetRequiredService<DocumentDatabase>();
        var users = services.GetRequiredService<UserDirectory>();
        var access = services.GetRequiredService<AccessControl>();
        var handshake = new HandshakeCommands(services.GetRequiredService<TimeProvider>(), users);
        var writes = new WriteCommands(database);
        return new CommandDispatcher(
            [.. handshake.OpenHandlers, .. new AuthenticationCommands(users).OpenHandlers],
            [
                .. HandshakeCommands.Handlers,
                .. writes.Handlers,
                .. new BulkWriteCommand(writes, access).Handlers,
                .. new QueryCommands(database, services.GetRequiredService<CursorStore>()).Handlers,
                .. new CatalogCommands(database, access).Handlers,
                .. new UserCommands(users, services.GetRequiredService<UserTable>()).Handlers,
            ],
            access,
            services.GetRequiredService<ILogger<CommandDispatcher>>());
    }

    private static string ConnectionString(GatewaySettings settings) =>
        new NpgsqlConnectionStringBuilder(settings.PostgresConnectionString)
        {
            ApplicationName = "mongo-gateway",
            MaxPoolSize = MaxDatabaseConnections,
            // A burst of clients waits for a connection rather than failing; seconds, as the command's limit below.
            Timeout = 60,
            CommandTimeout = 300,
            MaxAutoPrepare = 100,
            // No statement leaves anything behind on a connection, so that resetting it would be a round trip for nothing.
            NoResetOnClose = true,
        }.ConnectionString;
}
