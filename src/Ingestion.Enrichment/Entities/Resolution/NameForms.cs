using System.Buffers;
using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>Reads names into comparable words, and keeps them for one article.</summary>
/// <param name="names">The names of the article.</param>
internal sealed class NameForms(NameTable names) : IDisposable
{
    private static readonly SearchValues<char> Between = SearchValues.Create(" \u00A0\n\r\t-–,،()«»\"“”");

    private readonly PooledList<int> _words = new(128);

    /// <summary>The table that the words are numbers in.</summary>
    public NameTable Names => names;

    /// <summary>Some of the words.</summary>
    public ReadOnlySpan<int> Words(int first, int length) => _words.Items.Slice(first, length);

    /// <summary>Reads a name.</summary>
    /// <param name="type">What it names: a person's "al-" is no word, an organization's article is none.</param>
    /// <param name="folded">The number of the folded name, without merged clitics.</param>
    public NameForm Of(EntityType type, int folded)
    {
        var first = _words.Count;
        var parts = 0;
        for (var start = 0; NextPart(folded, ref start, out _);)
            parts++;
        for (int start = 0, at = 0; NextPart(folded, ref start, out var part); at++)
        {
            var compound = !names.Open.IsEmpty;
            WriteComparable(folded, part);
            if (!compound && (names.Open.IsEmpty || (parts > 1 && IsSilent(type, names.Open, at))))
                names.Drop();
            // «عبد» waits for its second part.
            else if (compound || names.Open is not "عبد" || at + 1 == parts)
                _words.Add(names.Close());
        }

        if (_words.Count == first && parts > 0)
            _words.Add(folded);
        return new NameForm(this, first, _words.Count - first, Join(first));
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _words.Dispose();

    private int Join(int first)
    {
        if (_words.Count == first + 1)
            return _words[first];
        for (var i = first; i < _words.Count; i++)
            names.Append(names[_words[i]]);
        return names.Close();
    }

    private bool NextPart(int folded, ref int start, out Range part)
    {
        var rest = names[folded][start..];
        var from = rest.IndexOfAnyExcept(Between);
        if (from < 0)
        {
            part = default;
            return false;
        }

        var length = rest[from..].IndexOfAny(Between) is var end and >= 0 ? end : rest.Length - from;
        part = (start + from)..(start + from + length);
        start += from + length;
        return true;
    }

    // A person's «ال» and "al-" are as often written as not; "of" and "the" tell no organizations apart.
    private static bool IsSilent(EntityType type, ReadOnlySpan<char> word, int at) =>
        type == EntityType.Person ? word is "al" or "el" : word is "the" || (at > 0 && word is "of" or "for" or "and" or "&");

    private void WriteComparable(int folded, Range part)
    {
        names.Reserve(names[folded][part].Length + 1);
        var word = names[folded][part];
        if (word[0] < 0x250)
        {
            foreach (var piece in word.Split('.'))
                names.Append(word[piece]);
            return;
        }

        if (word is "ابا" or "ابي")
        {
            names.Append("ابو");
            return;
        }

        if ((word.Length > 4 && word.StartsWith("لل")) || (word.Length > 3 && word.StartsWith("ال")))
            word = word[2..];
        foreach (var letter in word)
        {
            if (letter != 'ء')
                names.Append([letter switch { 'ئ' => 'ي', 'ؤ' => 'و', _ => letter }]);
        }
    }
}
