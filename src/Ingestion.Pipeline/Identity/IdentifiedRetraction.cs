using Ingestion.Contracts;
using Ingestion.Pipeline.Intake;

namespace Ingestion.Pipeline.Identity;

/// <summary>An accepted retraction that knows which article it withdraws.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="CanonicalUrl">Its address in canonical form, or null.</param>
/// <param name="RetractedAt">When it was withdrawn; UTC, whole milliseconds, as crawls are.</param>
/// <param name="Message">The message as it was read.</param>
public sealed record IdentifiedRetraction(string ArticleId, string? CanonicalUrl, DateTimeOffset RetractedAt, ArticleRetracted Message)
{
    /// <summary>Identifies a retraction that <see cref="ArticleValidator"/> accepted.</summary>
    /// <param name="retraction">A valid retraction.</param>
    public static IdentifiedRetraction From(ArticleRetracted retraction)
    {
        ArgumentNullException.ThrowIfNull(retraction);
        if (ArticleIdentity.ArticleId(retraction.Source, retraction.ExternalId, retraction.Url) is not { } articleId
            || !WireDate.TryParse(retraction.RetractedAt, out var retracted, out _))
        {
            throw new ArgumentException("A valid retraction has an id and a time.", nameof(retraction));
        }
        return new IdentifiedRetraction(
            articleId,
            Identity.CanonicalUrl.Of(retraction.Url),
            DateTimeOffset.FromUnixTimeMilliseconds(retracted.Instant.ToUnixTimeMilliseconds()),
            retraction);
    }
}
