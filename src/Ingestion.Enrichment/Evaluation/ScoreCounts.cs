namespace Ingestion.Enrichment.Evaluation;

/// <summary>Right, wrong and missed.</summary>
internal readonly record struct Hits(int Right, int Wrong, int Missed)
{
    public static Hits operator +(Hits one, Hits other) => new(one.Right + other.Right, one.Wrong + other.Wrong, one.Missed + other.Missed);
}

/// <summary>Dates of one kind: how many there are, were found, and have the right value.</summary>
internal readonly record struct DateHits(int Gold, int Found, int Right)
{
    public static DateHits operator +(DateHits one, DateHits other) => new(one.Gold + other.Gold, one.Found + other.Found, one.Right + other.Right);
}

/// <summary>The counts of one article, or of several together.</summary>
internal sealed record ScoreCounts
{
    public Hits Mentions => Persons + Organizations + Locations;

    public Hits Persons { get; init; }

    public Hits Organizations { get; init; }

    public Hits Locations { get; init; }

    public Hits Relaxed { get; init; }

    public Hits Entities { get; init; }

    public Hits ByAlias { get; init; }

    public Hits Quotations { get; init; }

    public int SpeakersRight { get; init; }

    public int SpeakersCanonical { get; init; }

    public DateHits PlainDates { get; init; }

    public DateHits VagueDates { get; init; }

    public DateHits ConflictingDates { get; init; }

    public DateHits Dates => PlainDates + VagueDates + ConflictingDates;

    public int FalseDates { get; init; }

    public int FalseDatesResolved { get; init; }

    public int SplitDates { get; init; }

    public int Bullets { get; init; }

    public int GoldBullets { get; init; }

    public int BulletWords { get; init; }

    public int BulletsWithEvidence { get; init; }

    public int Spans { get; init; }

    public int Ungrounded { get; init; }

    public int MustNot { get; init; }

    public int MustNotSurfaces { get; init; }

    public int OtherTypes { get; init; }

    public static ScoreCounts operator +(ScoreCounts one, ScoreCounts other) => new()
    {
        Persons = one.Persons + other.Persons,
        Organizations = one.Organizations + other.Organizations,
        Locations = one.Locations + other.Locations,
        Relaxed = one.Relaxed + other.Relaxed,
        Entities = one.Entities + other.Entities,
        ByAlias = one.ByAlias + other.ByAlias,
        Quotations = one.Quotations + other.Quotations,
        SpeakersRight = one.SpeakersRight + other.SpeakersRight,
        SpeakersCanonical = one.SpeakersCanonical + other.SpeakersCanonical,
        PlainDates = one.PlainDates + other.PlainDates,
        VagueDates = one.VagueDates + other.VagueDates,
        ConflictingDates = one.ConflictingDates + other.ConflictingDates,
        FalseDates = one.FalseDates + other.FalseDates,
        FalseDatesResolved = one.FalseDatesResolved + other.FalseDatesResolved,
        SplitDates = one.SplitDates + other.SplitDates,
        Bullets = one.Bullets + other.Bullets,
        GoldBullets = one.GoldBullets + other.GoldBullets,
        BulletWords = one.BulletWords + other.BulletWords,
        BulletsWithEvidence = one.BulletsWithEvidence + other.BulletsWithEvidence,
        Spans = one.Spans + other.Spans,
        Ungrounded = one.Ungrounded + other.Ungrounded,
        MustNot = one.MustNot + other.MustNot,
        MustNotSurfaces = one.MustNotSurfaces + other.MustNotSurfaces,
        OtherTypes = one.OtherTypes + other.OtherTypes,
    };
}

/// <summary>Something that is wrong or missing in one article.</summary>
/// <param name="Id">The article.</param>
/// <param name="Kind">What kind of error.</param>
/// <param name="What">What it is about.</param>
internal readonly record struct ScoreError(string Id, string Kind, string What);

/// <summary>One article's score.</summary>
/// <param name="Article">The gold.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Rouge">Of its bullets.</param>
/// <param name="Errors">What is wrong or missing.</param>
internal sealed record ArticleScore(GoldArticle Article, ScoreCounts Counts, RougeScore Rouge, IReadOnlyList<ScoreError> Errors);
