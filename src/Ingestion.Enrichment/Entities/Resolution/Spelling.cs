namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>One way in which the text writes a name; a link in the chain of its group's spellings, in order of first mention.</summary>
/// <param name="text">As written, without a merged clitic.</param>
/// <param name="folded">The number of its folded form in the article's table of names.</param>
/// <param name="form">In comparable words.</param>
/// <param name="first">Where it first stands.</param>
internal sealed class Spelling(string text, int folded, NameForm form, int first)
{
    /// <summary>As written, without a merged clitic.</summary>
    public string Text => text;

    /// <summary>The number of its folded form in the article's table of names.</summary>
    public int Folded => folded;

    /// <summary>In comparable words.</summary>
    public NameForm Form => form;

    /// <summary>Where it first stands.</summary>
    public int First => first;

    /// <summary>How often it stands in the text.</summary>
    public int Count { get; set; } = 1;

    /// <summary>The next one of the same thing, or null.</summary>
    public Spelling? Next { get; set; }

    /// <summary>Whether it has letters and all of them are Latin capitals: an abbreviation, or a headline's way of writing.</summary>
    public bool IsCapitals
    {
        get
        {
            var any = false;
            foreach (var letter in text)
            {
                if (char.IsLetter(letter) && !char.IsUpper(letter))
                    return false;
                any |= char.IsUpper(letter);
            }

            return any;
        }
    }
}
