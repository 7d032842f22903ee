using System.Runtime.Intrinsics;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;
using Ingestion.Training.Conll;

namespace Ingestion.Training.Names;

/// <summary>A trained model at work on texts, without the rest of the engine.</summary>
/// <param name="model">The model.</param>
/// <param name="language">One of <see cref="EntityFinder.Languages"/>.</param>
internal sealed class NameModel(SequenceModel model, string language)
{
    private readonly NameLanguage _language = NameLanguage.Of(language, model.Lexicon);
    private readonly DocumentTagger _tagger = new(new SequenceTagger(model));

    /// <summary>The names of a text as corpora would write them: whole tokens.</summary>
    /// <param name="body">The text.</param>
    /// <param name="documentPass">Whether the text is searched for the names found.</param>
    /// <param name="threshold">The least probability of a name.</param>
    public IReadOnlyList<NameSpan> Find(string body, bool documentPass, float threshold)
    {
        using var text = AnalyzedText.Of(body);
        var view = _language.Read(text);
        using var found = _tagger.Tag(view.Features, view.Cues, threshold, documentPass, CancellationToken.None);
        var names = new NameSpan[found.Count];
        for (var i = 0; i < names.Length; i++)
            names[i] = new NameSpan(SpanOf(text, found[i]), TypeOf(found[i].Type));
        return names;
    }

    /// <summary>What a first pass says of the tokens of a text: its names, and what it takes each word for.</summary>
    public (byte[] Document, byte[] Votes) DocumentCues(NameView view)
    {
        var (cues, votes) = (new byte[view.Features.Text.Tokens.Length], new byte[view.Features.Text.Tokens.Length]);
        _tagger.Cues(view.Features, view.Cues, view.Known, cues, votes);
        return (cues, votes);
    }

    /// <summary>What a first pass takes the words of a text for: their stems, with <see cref="DocumentVotes.Lanes"/> numbers each.</summary>
    public IEnumerable<(string Stem, Vector128<float> Probabilities)> FirstPass(string body)
    {
        using var text = AnalyzedText.Of(body);
        var view = _language.Read(text);
        var probabilities = new float[text.Tokens.Length * DocumentVotes.Lanes];
        _tagger.Probabilities(view.Features, view.Cues, view.Known, probabilities);
        for (var token = 0; token < text.Tokens.Length; token++)
        {
            if (text.Tokens[token].IsWord)
                yield return (view.Features.StemOf(token).ToString(), Vector128.Create(probabilities, token * DocumentVotes.Lanes));
        }
    }

    private static TextSpan SpanOf(AnalyzedText text, TaggedName name) => text.SpanOf(name.FirstToken, name.EndToken);

    private static NameType TypeOf(EntityType type) => type switch
    {
        EntityType.Person => NameType.Person,
        EntityType.Location => NameType.Location,
        _ => NameType.Organization,
    };
}
