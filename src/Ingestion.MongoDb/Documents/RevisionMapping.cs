using Ingestion.Pipeline.Storage;

namespace Ingestion.MongoDb.Documents;

/// <summary>Revisions to what is stored of them, and back.</summary>
internal static class RevisionMapping
{
    public static RevisionRecordDocument ToRecord(this RevisionRecord revision) => new()
    {
        Revision = revision.Revision,
        ContentHash = revision.ContentHash,
        CrawledAt = revision.CrawledAt,
        StoredAt = revision.StoredAt,
        EngineVersion = revision.EngineVersion,
        Status = revision.Status,
        Diff = revision.Diff is { } diff
            ? new RevisionDiffDocument
            {
                TitleBefore = diff.TitleBefore,
                TitleAfter = diff.TitleAfter,
                PassagesRemoved = [.. diff.PassagesRemoved],
                PassagesAdded = [.. diff.PassagesAdded],
                BulletsRemoved = [.. diff.BulletsRemoved],
                BulletsAdded = [.. diff.BulletsAdded],
                EntitiesRemoved = [.. diff.EntitiesRemoved],
                EntitiesAdded = [.. diff.EntitiesAdded],
                EngineBefore = diff.EngineBefore,
                Cut = diff.Cut,
            }
            : null,
    };

    public static RevisionRecord ToRevision(this RevisionRecordDocument record) =>
        new(record.Revision, record.ContentHash, record.CrawledAt, record.StoredAt, record.EngineVersion, record.Status)
        {
            Diff = record.Diff is { } diff
                ? new RevisionDiff
                {
                    TitleBefore = diff.TitleBefore,
                    TitleAfter = diff.TitleAfter,
                    PassagesRemoved = diff.PassagesRemoved,
                    PassagesAdded = diff.PassagesAdded,
                    BulletsRemoved = diff.BulletsRemoved,
                    BulletsAdded = diff.BulletsAdded,
                    EntitiesRemoved = diff.EntitiesRemoved,
                    EntitiesAdded = diff.EntitiesAdded,
                    EngineBefore = diff.EngineBefore,
                    Cut = diff.Cut,
                }
                : null,
        };
}
