namespace Ingestion.Enrichment.Dates;

/// <summary>What a word can be in a date expression. The words themselves stand in <c>Resources/Dates</c>.</summary>
internal enum DateTermKind : byte
{
    /// <summary>A word that has no part in dates.</summary>
    None,

    /// <summary>Punctuation; the value is the character.</summary>
    Mark,

    /// <summary>Digits without separators; the detail is how many.</summary>
    Number,

    /// <summary>A month by name.</summary>
    Month,

    /// <summary>A weekday, 1 Monday to 7 Sunday.</summary>
    Weekday,

    /// <summary>A unit of time; the value is a <see cref="DateUnit"/>, the detail its grammatical number (1, 2, 3 for many).</summary>
    Unit,

    /// <summary>«ثلاثة».</summary>
    Cardinal,

    /// <summary>«الثالث».</summary>
    Ordinal,

    /// <summary>«والعشرون».</summary>
    OrdinalTen,

    /// <summary>The "th" of "12th".</summary>
    Suffix,

    /// <summary>«أمس»; the value is the distance from the anchor in days.</summary>
    Day,

    /// <summary>«الماضي» -1, «الجاري» 0, «المقبل» 1.</summary>
    Shift,

    /// <summary>«هذا», "this".</summary>
    This,

    /// <summary>«قبل» before a quantity (value 0), "ago" after it (value 1).</summary>
    Ago,

    /// <summary>«منذ».</summary>
    Since,

    /// <summary>«بعد».</summary>
    After,

    /// <summary>«عدة».</summary>
    Few,

    /// <summary>«نحو».</summary>
    About,

    /// <summary>«أكثر من».</summary>
    Over,

    /// <summary>«القليلة» between unit and direction.</summary>
    Handful,

    /// <summary>«الثلاثة» between unit and direction.</summary>
    Count,

    /// <summary>«مطلع», "early".</summary>
    Part,

    /// <summary>«ذاته»: the month or year named last.</summary>
    Same,

    /// <summary>«مساء».</summary>
    Time,

    /// <summary>A preposition after which a bare month or year is a date.</summary>
    Sign,

    /// <summary>«من», "of".</summary>
    Of,

    /// <summary>«و», "and", a dash.</summary>
    And,

    /// <summary>«الموافق».</summary>
    Equals,

    /// <summary>«م» 1, «هـ» 2.</summary>
    Era,

    /// <summary>«وقت سابق».</summary>
    Vague,

    /// <summary>A sign of the future («المقرر», "will", a verb with س).</summary>
    Future,

    /// <summary>A verb of those who look ahead («توقع»).</summary>
    Forecast,

    /// <summary>A verb that takes «من» («عاد», «حذر»): what follows a distance is then no event to count from.</summary>
    From,

    /// <summary>A noun that makes an event of what follows («موعد»).</summary>
    Event,

    /// <summary>"a", "an".</summary>
    A,

    /// <summary>"the".</summary>
    The,
}

/// <summary>Units of time.</summary>
internal enum DateUnit
{
    /// <summary>Hour.</summary>
    Hour,

    /// <summary>Day.</summary>
    Day,

    /// <summary>Week.</summary>
    Week,

    /// <summary>Month.</summary>
    Month,

    /// <summary>Year.</summary>
    Year,

    /// <summary>A quarter of the year by name.</summary>
    Season,

    /// <summary>Ten years.</summary>
    Decade,

    /// <summary>A stretch of no fixed length.</summary>
    Period,
}

/// <summary>What the lexicon knows of a word or phrase.</summary>
/// <param name="Kind">Its part.</param>
/// <param name="Value">Its value; see the kind.</param>
/// <param name="Detail">More of it; see the kind.</param>
/// <param name="Contextual">The word is also another word and needs a temporal context («مارس», "May").</param>
/// <param name="Definite">A unit with the article.</param>
/// <param name="Hijri">A month of the Hijri calendar.</param>
/// <param name="Madda">Written with آ: «أب» is another word, though both fold alike.</param>
internal readonly record struct DateWord(DateTermKind Kind, int Value, byte Detail = 0, bool Contextual = false, bool Definite = false, bool Hijri = false, bool Madda = false);

/// <summary>A stretch of tokens with its part in date expressions.</summary>
/// <param name="Word">What it is.</param>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="EndToken">One past the index of its last token.</param>
/// <param name="Start">First UTF-16 code unit in the original, behind a clitic that can be told apart.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
internal readonly record struct DateTerm(DateWord Word, int FirstToken, int EndToken, int Start, int End)
{
    public DateTermKind Kind => Word.Kind;

    public int Value => Word.Value;
}
