using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Grounding;
using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>
/// Rewords drafts, one after the other in text order, so that they can be read alone: a short name becomes the full one at its first
/// mention, relative dates become absolute. What stands in quotation marks stays.
/// </summary>
internal sealed class BulletEditor
{
    private readonly AnalyzedText _text;
    private readonly IReadOnlyList<Entity> _entities;
    private readonly IReadOnlyList<DateMention> _dates;
    private readonly IReadOnlyList<QuotedStretch> _stretches;
    private readonly DateWording _wording;
    private readonly BulletClaims _claims;
    private readonly bool _isModern;
    private readonly HashSet<int> _introduced = [];
    private readonly List<(TextSpan Span, string Text)> _edits = [];

    /// <summary>Makes an editor for the bullets of one article.</summary>
    public BulletEditor(AnalyzedText text, ArticleText article, IReadOnlyList<Entity> entities, IReadOnlyList<DateMention> dates, IReadOnlyList<QuotedStretch> stretches)
    {
        (_text, _entities, _dates, _stretches) = (text, entities, dates, stretches);
        _wording = new DateWording(text, dates, article.PublishedOn?.Year ?? 0);
        _isModern = article.PublishedOn is null or { Year: > 1900 };
        _claims = new BulletClaims(text.Original, entities, dates);
    }

    /// <summary>The bullet of a draft.</summary>
    public Bullet Edit(BulletDraft draft)
    {
        _edits.Clear();
        var evidence = new List<TextSpan>(2) { _text.Sentences[draft.Sentence].Span };
        if (SpeechOpeners.Instead(_text, draft, out var verb) is { } plain)
            _edits.Add((verb, plain));
        for (var i = 0; i < _entities.Count; i++)
        {
            if (_entities[i].Type == EntityType.Person)
                Introduce(i, draft, evidence);
        }

        for (var i = FirstDate(draft.Start); i < _dates.Count && _dates[i].Start < draft.End; i++)
        {
            if (_dates[i].End <= draft.End && !SentenceForm.IsInside(_stretches, _dates[i].Start) && _wording.Of(_dates[i]) is { } wording)
                AddDate(_dates[i], wording);
        }

        var bullet = new Bullet(Text(draft), evidence);
        var whole = _text.Sentences[draft.Sentence].Span;
        // Garbled text can turn a wording or a cut into something that its evidence does not bear: then the sentence stays as it stands.
        if ((_isModern && IsLegible(_text.Original.AsSpan(whole.Start..whole.End))) || _claims.Hold(bullet))
            return bullet;
        _edits.Clear();
        bullet = new Bullet(Text(draft), [whole]);
        return _claims.Hold(bullet) ? bullet : new Bullet(_text.Original[whole.Start..whole.End], [whole]);
    }

    // Letters, digits and marks of Arabic and Latin print.
    private static bool IsLegible(ReadOnlySpan<char> sentence)
    {
        foreach (var c in sentence)
        {
            if (c is not ((>= ' ' and <= '~') or '\n' or (>= '\u00A0' and <= '\u024F') or (>= '\u0600' and <= '\u06FF') or (>= '\u2010' and <= '\u203A') or '€'))
                return false;
        }

        return true;
    }

    private void Introduce(int index, BulletDraft draft, List<TextSpan> evidence)
    {
        var entity = _entities[index];
        foreach (var mention in entity.Mentions)
        {
            if (mention.Start < draft.Start || mention.End > draft.End)
                continue;
            if (!_introduced.Add(index))
                return;
            if (mention.Clitic is not null || SentenceForm.IsInside(_stretches, mention.Start) || !IsPartOf(mention.Surface, entity.Name)
                || FullMention(entity) is not { } full || Overlaps(mention))
            {
                return;
            }

            _edits.Add((new TextSpan(mention.Start, mention.End), full.Surface));
            evidence.Add(new TextSpan(full.Start, full.End));
            return;
        }
    }

    private static Mention? FullMention(Entity entity)
    {
        foreach (var mention in entity.Mentions)
        {
            if (IsSame(mention.Surface, entity.Name))
                return mention;
        }

        return null;
    }

    private void AddDate(DateMention date, string wording)
    {
        var span = new TextSpan(date.Start, date.End);
        // It goes with the comma before it.
        if (wording.Length == 0)
            span = new TextSpan(_text.Tokens[_text.TokenAt(date.Start) - 1].Start, date.End);
        _edits.Add((span, wording));
    }

    private string Text(BulletDraft draft)
    {
        var original = _text.Original;
        var whole = draft.End == _text.Sentences[draft.Sentence].Span.End;
        if (_edits.Count == 0 && whole)
            return original[draft.Start..draft.End];
        _edits.Sort(static (one, other) => one.Span.Start.CompareTo(other.Span.Start));
        using var text = new PooledList<char>(draft.End - draft.Start + 64);
        var at = draft.Start;
        foreach (var (span, wording) in _edits)
        {
            if (span.Start < at)
                continue;
            text.AddRange(original.AsSpan(at..span.Start));
            text.AddRange(wording);
            at = span.End;
        }

        text.AddRange(original.AsSpan(at..draft.End));
        if (!whole)
            text.Add('.');
        return text.Items.ToString();
    }

    private bool Overlaps(Mention mention)
    {
        foreach (var (span, _) in _edits)
        {
            if (span.Start < mention.End && mention.Start < span.End)
                return true;
        }

        return false;
    }

    private int FirstDate(int position)
    {
        int low = 0, high = _dates.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_dates[middle].Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // Whether the words of a short name all stand in the full one, which has more.
    private static bool IsPartOf(string surface, string name)
    {
        var few = FoldedText.Fold(surface);
        var many = FoldedText.Fold(name);
        return few.Length < many.Length && $" {many} ".Contains($" {few} ", StringComparison.Ordinal);
    }

    private static bool IsSame(string one, string other) => string.Equals(FoldedText.Fold(one), FoldedText.Fold(other), StringComparison.Ordinal);
}
