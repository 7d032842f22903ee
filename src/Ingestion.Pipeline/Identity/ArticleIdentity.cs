using System.Security.Cryptography;
using System.Text;

namespace Ingestion.Pipeline.Identity;

/// <summary>Deterministic ids and hashes: the same input gives the same id on every machine, at any time.</summary>
public static class ArticleIdentity
{
    /// <summary>The article's id: a hash of source and the publisher's own id, or of source and canonical address.</summary>
    /// <param name="source">The publisher.</param>
    /// <param name="externalId">The publisher's own id, or null.</param>
    /// <param name="url">The address, or null; used when there is no own id.</param>
    /// <returns>32 lower-case hexadecimal digits, or null when neither an own id nor a usable address is there.</returns>
    public static string? ArticleId(string? source, string? externalId, string? url)
    {
        if (string.IsNullOrWhiteSpace(source))
            return null;
        if (!string.IsNullOrWhiteSpace(externalId))
            return ShortHash("id", source.Trim(), externalId.Trim());
        return CanonicalUrl.Of(url) is { } canonical ? ShortHash("url", source.Trim(), canonical) : null;
    }

    /// <summary>
    /// SHA-256 over title and body in NFC with every run of white space as one space: a second crawl that differs in line breaks
    /// or composition alone is the same content.
    /// </summary>
    /// <param name="title">Headline, or null.</param>
    /// <param name="body">Body, free of lone surrogates.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string ContentHash(string? title, string body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Normalize(title ?? "")));
        hash.AppendData([0]);
        hash.AppendData(Encoding.UTF8.GetBytes(Normalize(body)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Id of the event that announces a revision.</summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="contentHash">Hash of its content.</param>
    public static Guid EnrichedEventId(string articleId, int revision, string contentHash) =>
        EventId("ArticleEnriched", articleId, revision.ToString(System.Globalization.CultureInfo.InvariantCulture), contentHash);

    /// <summary>Id of the event that announces a retraction; a revision can be withdrawn once.</summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="revision">The newest revision that is withdrawn; 0 for none.</param>
    public static Guid RetractedEventId(string articleId, int revision) =>
        EventId("ArticleRetracted", articleId, revision.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Id of the event that announces a rejection.</summary>
    /// <param name="parkedId">Id of the parked message.</param>
    public static Guid RejectedEventId(string parkedId) => EventId("ArticleRejected", parkedId);

    /// <summary>Id under which a message is parked: the same bytes under the same message id give the same one.</summary>
    /// <param name="messageId">The broker message id, or null.</param>
    /// <param name="body">The original bytes.</param>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    public static string ParkedId(string? messageId, ReadOnlySpan<byte> body) =>
        ShortHash("parked", messageId ?? "", Convert.ToHexStringLower(SHA256.HashData(body)));

    private static string ShortHash(params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(HashOf(parts).AsSpan(0, 16));

    private static Guid EventId(params ReadOnlySpan<string> parts)
    {
        var bytes = HashOf(parts).AsSpan(0, 16);
        // RFC 9562, version 8 ("custom"): the rest of the bits are ours.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Parts are joined with a character that no part can hold, so that ("a","bc") and ("ab","c") differ.</summary>
    private static byte[] HashOf(ReadOnlySpan<string> parts) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts!)));

    private static string Normalize(string text)
    {
        var composed = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        var result = new StringBuilder(composed.Length);
        var pendingSpace = false;
        foreach (var c in composed)
        {
            if (char.IsWhiteSpace(c))
            {
                pendingSpace = result.Length > 0;
                continue;
            }
            if (pendingSpace)
                result.Append(' ');
            pendingSpace = false;
            result.Append(c);
        }
        return result.ToString();
    }
}
