namespace Ingestion.Training.Conll;

/// <summary>What a tag says of its token's place in a name (IOB2).</summary>
internal enum TagPart : byte
{
    /// <summary>In no name.</summary>
    Outside,

    /// <summary>The first token of a name.</summary>
    Begin,

    /// <summary>A later token of the name before it.</summary>
    Inside,
}

/// <summary>A token and its tag.</summary>
/// <param name="Text">The token as written.</param>
/// <param name="Part">Its place in a name.</param>
/// <param name="Type">The name's type; without meaning where <paramref name="Part"/> is <see cref="TagPart.Outside"/>.</param>
internal readonly record struct ConllToken(string Text, TagPart Part, NameType Type);

/// <summary>A sentence of a CoNLL file.</summary>
/// <param name="Line">Line of its first token, from 1; every token has a line of its own.</param>
/// <param name="Tokens">At least one.</param>
internal sealed record ConllSentence(int Line, IReadOnlyList<ConllToken> Tokens);
