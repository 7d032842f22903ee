using Ingestion.Contracts;

namespace Ingestion.Pipeline.Intake;

/// <summary>What intake says of a message.</summary>
/// <param name="Article">The article as far as it could be read; null where nothing could.</param>
/// <param name="Violations">Every broken rule; empty means accepted.</param>
/// <param name="Exception">The parser's exception, where there was one.</param>
public sealed record IntakeVerdict(ArticlePublished? Article, IReadOnlyList<Violation> Violations, Exception? Exception = null)
{
    /// <summary>Whether the article may go on.</summary>
    public bool Accepted => Violations.Count == 0;
}

/// <summary>Reads bytes as an article and says what is wrong with it. The worker and <c>validate</c> share it, so they agree.</summary>
/// <param name="options">Limits.</param>
/// <param name="clock">Tells what lies in the future.</param>
public sealed class ArticleIntake(IntakeOptions options, TimeProvider clock)
{
    /// <summary>Reads and validates one message: plain JSON or a MassTransit envelope.</summary>
    /// <param name="body">The bytes of the message.</param>
    public IntakeVerdict Examine(ReadOnlyMemory<byte> body)
    {
        var verdict = ArticleReader.Read(body, options);
        if (verdict.Article is null)
            return verdict;
        var violations = new List<Violation>(verdict.Violations);
        ArticleValidator.Validate(verdict.Article, options, clock.GetUtcNow(), violations);
        return verdict with { Violations = violations };
    }
}
