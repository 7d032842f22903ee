namespace Ingestion.ReliabilityTests.Articles;

/// <summary>One message as the crawler sends it.</summary>
/// <param name="MessageId">Its id, or null where the crawler sets none.</param>
/// <param name="Body">The bytes.</param>
internal sealed record CrawlMessage(string? MessageId, byte[] Body);

/// <summary>An article that must be there in the end.</summary>
/// <param name="ExternalId">The publisher's own id.</param>
/// <param name="Newest">Body of the newest crawl, whatever the order of arrival.</param>
/// <param name="Versions">How many different contents were published.</param>
/// <param name="Withdrawn">How many of them, the oldest, the publisher withdrew; null where he withdrew nothing, 0 where that came to nothing.</param>
internal sealed record ExpectedArticle(string ExternalId, string Newest, int Versions, int? Withdrawn)
{
    /// <summary>Whether no version was crawled after the retraction, so that it holds in the end.</summary>
    public bool IsRetracted => Withdrawn == Versions;
}

/// <summary>A message that must be parked in the end.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="Reason">The reason code.</param>
/// <param name="Body">The bytes, which must be kept.</param>
internal sealed record ExpectedParked(string MessageId, string Reason, byte[] Body);
