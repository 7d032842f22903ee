using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Ingestion.Pipeline.Storage;

/// <summary>
/// A place in a listing that is ordered by time, newest first, then by id: what <see cref="Page{T}.Next"/> says, opaque to
/// callers. Only implementations of <see cref="IArticleStore"/> look inside, so that all of them refuse the same garbage.
/// </summary>
/// <param name="Time">Time of the last item of the page before, whole milliseconds.</param>
/// <param name="Id">Id of that item.</param>
public sealed record PagePosition(DateTimeOffset Time, string Id)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes the position as a token of URL-safe characters.</summary>
    public string ToToken() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Time.ToUnixTimeMilliseconds()}:{Id}")));

    /// <summary>Reads a token, or null for null (the first page).</summary>
    /// <param name="token">As made by <see cref="ToToken"/>.</param>
    /// <exception cref="ArgumentException">The token is not one of ours.</exception>
    public static PagePosition? Parse(string? token)
    {
        if (token is null)
            return null;

        try
        {
            var text = StrictUtf8.GetString(Base64Url.DecodeFromChars(token));
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && colon < text.Length - 1
                && long.TryParse(text.AsSpan(0, colon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds))
            {
                return new PagePosition(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), text[(colon + 1)..]);
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // Not base64url, not UTF-8 or not a date: the same to the caller as any other garbage.
        }

        throw new ArgumentException("Not a page token of this store: pass on the Next of the page before, unchanged.", nameof(token));
    }
}
