using MongoDB.Bson;

namespace Ingestion.MongoGateway.Errors;

/// <summary>An error that is told to the client as MongoDB would tell it.</summary>
internal sealed class MongoErrorException(int code, string codeName, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>MongoDB's number for the error.</summary>
    public int Code { get; } = code;

    /// <summary>MongoDB's name for the error.</summary>
    public string CodeName { get; } = codeName;

    /// <summary>Labels that tell drivers how to go on, such as <c>RetryableWriteError</c>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The reply of a failed command.</summary>
    public BsonDocument ToReply()
    {
        var reply = new BsonDocument { { "ok", 0.0 }, { "errmsg", Message }, { "code", Code }, { "codeName", CodeName } };
        if (Labels.Count > 0)
            reply.Add("errorLabels", new BsonArray(Labels));
        return reply;
    }
}
