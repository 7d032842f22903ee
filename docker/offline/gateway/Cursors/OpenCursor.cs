namespace Ingestion.MongoGateway.Cursors;

/// <summary>A result of which the client has not read the last page.</summary>
/// <param name="Id">The client's name for it; never 0.</param>
/// <param name="Database">Database that it reads.</param>
/// <param name="Continuation">What the database needs to go on: BSON, renewed with each page.</param>
internal sealed record OpenCursor(long Id, string Database, byte[] Continuation);
