namespace Ingestion.MongoGateway.Wire;

/// <summary>The bytes are no message of the wire protocol; nothing after them can be trusted, so the connection must be closed.</summary>
internal sealed class MalformedMessageException(string message) : Exception(message);
