using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using Ingestion.Pipeline.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.MongoDb;

/// <summary>
/// Says what an error of the driver means to a caller of the port. Messages name hosts and codes, never credentials and never
/// text of an article; the driver's exception stands inside.
/// </summary>
/// <param name="store">Where the store is, without secrets.</param>
internal sealed class MongoFailures(string store)
{
    // https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
    private const int Unauthorized = 13;
    private const int DocumentValidationFailure = 121;

    public async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await call();
        }
        catch (Exception e) when (e is MongoException or TimeoutException
            or BsonException or FormatException or EncoderFallbackException or JsonException)
        {
            throw Translate(e);
        }
    }

    public static bool IsDuplicateKey(MongoWriteException e) => e.WriteError?.Category == ServerErrorCategory.DuplicateKey;

    private Exception Translate(Exception e) => e switch
    {
        MongoWriteException { WriteError: { } error } => OfCode(error.Code, e),
        MongoWriteException or MongoWriteConcernException =>
            Unavailable("has not confirmed in time that a majority of its nodes has the write; it may or may not be kept.", e),
        MongoConnectionException when IsWithin<MongoAuthenticationException>(e) => Unavailable("refuses the credentials.", e),
        MongoConnectionException when IsWithin<AuthenticationException>(e) =>
            Unavailable("has no certificate that is trusted here and belongs to its name.", e),
        MongoConnectionException => Unavailable("can't be reached, or the connection broke during the call.", e),
        MongoExecutionTimeoutException or TimeoutException => Unavailable("did not answer in time.", e),
        MongoNotPrimaryException or MongoNodeIsRecoveringException => Unavailable("has no primary at the moment.", e),
        MongoCommandException { Code: var code } => OfCode(code, e),
        MongoException => Unavailable($"failed: {e.GetType().Name}.", e),

        // Raised while BSON is written or read.
        _ => Refused(
            "can't hold this document, or holds one that this version can't read: it is larger than 16 MB, its text is not Unicode, or a "
            + "member has another type.",
            e),
    };

    /// <summary>The driver wraps what went wrong while it opened a connection.</summary>
    private static bool IsWithin<T>(Exception? e)
        where T : Exception => e is not null && (e is T || IsWithin<T>(e.InnerException));

    private Exception OfCode(int code, Exception e) => code switch
    {
        DocumentValidationFailure => Refused("refuses the document: it breaks the validator of its collection (121).", e),
        10334 or 17419 or 17420 => Refused($"refuses the document: it is larger than 16 MB ({code}).", e),
        Unauthorized => Unavailable("says that the user lacks a right (13): readWrite on the database, and dbAdmin for installation.", e),

        // Everything else (no primary, stepping down, out of disk, interrupted …) hits all articles alike: pausing loses none, refusing
        // would park them all.
        _ => Unavailable($"answered with error {code}.", e),
    };

    private StoreUnavailableException Unavailable(string what, Exception e) => new($"{store} {what}", e);

    private StoreRefusedException Refused(string what, Exception e) => new($"{store} {what}", e);
}
