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
        }),
        Dates = ToRecord(result.Dates, d => new DateRecord
        {
            Start = d.Start,
            End = d.End,
            Surface = d.Surface,
            Value = d.Value,
            Granularity = StoredEnum.Write(d.Granularity),
            Conflict = d.Conflict,
        }),
        Quotations = ToRecord(
            result.Quotations, q => new QuotationRecord { Start = q.Start, End = q.End, Surface = q.Surface, Speaker = q.Speaker }),
        Bullets = ToRecord(result.Bullets, b => new BulletRecord
        {
            Text = b.Text,
            Evidence = [.. b.Evidence.Select(s => new SpanRecord { Start = s.Start, End = s.End })],
        }),
        Engine = new EngineRecord { Name = result.Engine.Name, Version = result.Engine.Version },
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
            [.. e.Mentions.Select(m => new Mention(m.Start, m.End, m.Surface, m.Clitic))])),
        Dates = ToPart(record.Dates, d => new DateMention(
            d.Start, d.End, d.Surface, d.Value, StoredEnum.Read<DateGranularity>(d.Granularity), d.Conflict)),
        Quotations = ToPart(record.Quotations, q => new Quotation(q.Start, q.End, q.Surface, q.Speaker)),
        Bullets = ToPart(record.Bullets, b => new Bullet(b.Text, [.. b.Evidence.Select(s => new TextSpan(s.Start, s.End))])),
        Engine = new EngineVersion(record.Engine.Name, record.Engine.Version),
    };

    private static PartRecord<TRecord> ToRecord<T, TRecord>(Part<T> part, Func<T, TRecord> map) => new()
    {
        Items = [.. part.Items.Select(map)],
        Status = StoredEnum.Write(part.Status),
        Reason = part.Reason,
    };

    private static Part<T> ToPart<TRecord, T>(PartRecord<TRecord> record, Func<TRecord, T> map) =>
        new([.. record.Items.Select(map)], StoredEnum.Read<PartStatus>(record.Status), record.Reason);
}
