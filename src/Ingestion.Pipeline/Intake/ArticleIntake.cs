using Ingestion.Contracts;

namespace Ingestion.Pipeline.Intake;

/// <summary>What intake says of a message.</summary>
/// <param name="Article">The article as far as it could be read; null where nothing could, or where it is a retraction.</param>
/// <param name="Violations">Every broken rule; empty means accepted.</param>
/// <param name="Exception">The parser's exception, where there was one.</param>
public sealed record IntakeVerdict(ArticlePublished? Article, IReadOnlyList<Violation> Violations, Exception? Exception = null)
{
    /// <summary>What a retraction says, where the message is one instead of an article.</summary>
    public ArticleRetracted? Retraction { get; init; }

    /// <summary>Whether the message may go on.</summary>
    public bool Accepted => Violations.Count == 0;
}

/// <summary>Reads bytes as an article or a retraction and says what is wrong with it. The worker and <c>validate</c> share it, so they agree.</summary>
/// <param name="options">Limits.</param>
/// <param name="clock">Tells what lies in the future.</param>
public sealed class ArticleIntake(IntakeOptions options, TimeProvider clock)
{
    /// <summary>Reads and validates one message: plain JSON or a MassTransit envelope.</summary>
    /// <param name="body">The bytes of the message.</param>
    public IntakeVerdict Examine(ReadOnlyMemory<byte> body)
    {
        var verdict = ArticleReader.Read(body, options);
        var violations = new List<Violation>(verdict.Violations);
        if (verdict.Retraction is not null)
            ArticleValidator.Validate(verdict.Retraction, clock.GetUtcNow(), violations);
        else if (verdict.Article is not null)
            ArticleValidator.Validate(verdict.Article, options, clock.GetUtcNow(), violations);
        return verdict with { Violations = violations };
    }
}
