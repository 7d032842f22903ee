using Ingestion.Enrichment;

namespace Ingestion.MongoDb.Documents;

/// <summary>Enrichments to records and back.</summary>
internal static class EnrichmentMapping
{
    public static EnrichmentRecord ToRecord(this EnrichmentResult result) => new()
    {
        Language = new LanguageRecord
        {
            Code = result.Language.Code,
            Confidence = result.Language.Confidence,
            Status = StoredEnum.Write(result.Language.Status),
            Reason = result.Language.Reason,
        },
        Entities = ToRecord(result.Entities, e => new EntityRecord
        {
            Type = StoredEnum.Write(e.Type),
            Name = e.Name,
            Role = e.Role,
            Confidence = e.Confidence,
            Mentions = [.. e.Mentions.Select(m => new MentionRecord { Start = m.Start, End = m.End, Surface = m.Surface, Clitic = m.Clitic })],
            Aliases = [.. e.Aliases],
            Salience = e.Salience,
            RoleCountry = e.RoleCountry,
            Country = e.Country,
        }),
        Dates = ToRecord(result.Dates, d => new DateRecord
        {
            Start = d.Start,
            End = d.End,
            Surface = d.Surface,
            Value = d.Value,
            Granularity = StoredEnum.Write(d.Granularity),
            Conflict = d.Conflict,
            EndValue = d.EndValue,
            Anchor = StoredEnum.Write(d.Anchor),
            Confidence = d.Confidence,
            Hijri = d.Hijri,
        }),
        Quotations = ToRecord(result.Quotations, q => new QuotationRecord
        {
            Start = q.Start,
            End = q.End,
            Surface = q.Surface,
            Speaker = q.Speaker,
            Verb = q.Verb,
            Medium = q.Medium,
        }),
        Statements = ToRecord(result.Statements, s => new StatementRecord
        {
            Start = s.Start,
            End = s.End,
            Surface = s.Surface,
            Speaker = s.Speaker,
            Verb = s.Verb,
        }),
        Bullets = ToRecord(result.Bullets, ToRecord),
        Lead = ToRecord(result.Lead, ToRecord),
        KeyPhrases = ToRecord(result.KeyPhrases, k => new KeyPhraseRecord { Text = k.Text, Score = k.Score, Occurrences = ToRecords(k.Occurrences) }),
        Engine = result.Engine.ToRecord(),
    };

    public static EnrichmentResult ToResult(this EnrichmentRecord record) => new()
    {
        Language = new LanguageResult(
            record.Language.Code, record.Language.Confidence, StoredEnum.Read<PartStatus>(record.Language.Status), record.Language.Reason),
        Entities = ToPart(record.Entities, e => new Entity(
            StoredEnum.Read<EntityType>(e.Type),
            e.Name,
            e.Role,
            e.Confidence,
            [.. e.Mentions.Select(m => new Mention(m.Start, m.End, m.Surface, m.Clitic))])
        {
            Aliases = e.Aliases,
            Salience = e.Salience,
            RoleCountry = e.RoleCountry,
            Country = e.Country,
        }),
        Dates = ToPart(record.Dates, d => new DateMention(
            d.Start, d.End, d.Surface, d.Value, StoredEnum.Read<DateGranularity>(d.Granularity), d.Conflict)
        {
            EndValue = d.EndValue,
            Anchor = StoredEnum.Read<DateAnchor>(d.Anchor),
            Confidence = d.Confidence,
            Hijri = d.Hijri,
        }),
        Quotations = ToPart(record.Quotations, q => new Quotation(q.Start, q.End, q.Surface, q.Speaker) { Verb = q.Verb, Medium = q.Medium }),
        Statements = ToPart(record.Statements, s => new Statement(s.Start, s.End, s.Surface, s.Speaker, s.Verb)),
        Bullets = ToPart(record.Bullets, ToBullet),
        Lead = ToPart(record.Lead, ToBullet),
        KeyPhrases = ToPart(record.KeyPhrases, k => new KeyPhrase(k.Text, k.Score, ToSpans(k.Occurrences))),
        Engine = record.Engine.ToEngine(),
    };

    public static EngineRecord ToRecord(this EngineVersion engine) => new() { Name = engine.Name, Version = engine.Version, ModelHash = engine.ModelHash };

    public static EngineVersion ToEngine(this EngineRecord record) => new(record.Name, record.Version, record.ModelHash);

    private static BulletRecord ToRecord(Bullet bullet) => new() { Text = bullet.Text, Evidence = ToRecords(bullet.Evidence) };

    private static Bullet ToBullet(BulletRecord record) => new(record.Text, ToSpans(record.Evidence));

    private static SpanRecord[] ToRecords(IReadOnlyList<TextSpan> spans) => [.. spans.Select(s => new SpanRecord { Start = s.Start, End = s.End })];

    private static TextSpan[] ToSpans(SpanRecord[] records) => [.. records.Select(s => new TextSpan(s.Start, s.End))];

    private static PartRecord<TRecord> ToRecord<T, TRecord>(Part<T> part, Func<T, TRecord> map) => new()
    {
        Items = [.. part.Items.Select(map)],
        Status = StoredEnum.Write(part.Status),
        Reason = part.Reason,
    };

    private static Part<T> ToPart<TRecord, T>(PartRecord<TRecord>? record, Func<TRecord, T> map) => record is null
        ? Part.NotAsked<T>()
        : new([.. record.Items.Select(map)], StoredEnum.Read<PartStatus>(record.Status), record.Reason);
}
