using System.Collections.Frozen;
using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Users;
using Ingestion.MongoGateway.Wire;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Ingestion.MongoGateway.Commands;

/// <summary>Finds the handler of a command, asks for authentication and rights where they are due, and turns every failure into a reply.</summary>
internal sealed partial class CommandDispatcher(
    IEnumerable<(string Name, CommandHandler Handler)> open,
    IEnumerable<(string Name, CommandHandler Handler)> restricted,
    AccessControl access,
    ILogger<CommandDispatcher> logger)
{
    private readonly FrozenDictionary<string, CommandHandler> _open = ToTable(open);
    private readonly FrozenDictionary<string, CommandHandler> _restricted = ToTable(restricted);

    /// <summary>Whether a client must authenticate before it may read or write.</summary>
    public bool RequiresAuthentication => access.RequiresAuthentication;

    /// <summary>Carries out a command.</summary>
    /// <returns>The reply, BSON; also for a command that failed.</returns>
    public async Task<byte[]> RunAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await Find(request, session)(request, session, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new MongoErrorException(91, "ShutdownInProgress", "the server is shutting down").ToReply().ToBson();
        }
        catch (Exception e)
        {
            if (ErrorTranslation.Translate(e, request) is { } known)
                return known.ToReply().ToBson();
            // What the gateway did wrong itself. The exception's text could hold parts of documents; its type and place cannot.
            LogFault(request.Name, e.GetType().Name, e.StackTrace);
            return new MongoErrorException(1, "InternalError", $"internal error ({e.GetType().Name})").ToReply().ToBson();
        }
    }

    private CommandHandler Find(CommandRequest request, ClientSession session)
    {
        if (_open.TryGetValue(request.Name, out var handler))
            return handler;
        access.RequireUser(session, request.Name);
        if (!_restricted.TryGetValue(request.Name, out handler))
            throw new MongoErrorException(59, "CommandNotFound", $"no such command: '{request.Name}'");
        access.RequirePrivileges(session, request);
        if (request.Document.TryGetValue("autocommit", out var autocommit) && autocommit == false)
            throw new MongoErrorException(20, "IllegalOperation", "this stand-in has no multi-document transactions");
        return handler;
    }

    private static FrozenDictionary<string, CommandHandler> ToTable(IEnumerable<(string Name, CommandHandler Handler)> handlers) =>
        handlers.ToFrozenDictionary(entry => entry.Name, entry => entry.Handler, StringComparer.Ordinal);

    [LoggerMessage(1, LogLevel.Error, "Command {Command} failed inside the gateway: {Exception}\n{Stack}")]
    private partial void LogFault(string command, string exception, string? stack);
}
