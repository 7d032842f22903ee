using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Text;
using Ingestion.Training.Conll;

namespace Ingestion.Training.Evaluation;

/// <summary>The names that the product finds, as corpora would write them.</summary>
internal sealed class ProductNames
{
    private readonly EntityFinder _entities = new();

    /// <summary>All mentions of persons, places and organizations. What corpora have no type for is left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">One of <see cref="EntityFinder.Languages"/>.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public IReadOnlyList<NameSpan> Find(string text, string language, CancellationToken cancellationToken) =>
    [
        .. from entity in _entities.Find(AnalyzedText.Of(text), language, cancellationToken)
           let type = TypeOf(entity.Type)
           where type is not null
           from mention in entity.Mentions
           select new NameSpan(new TextSpan(mention.Start, mention.End), type.Value),
    ];

    private static NameType? TypeOf(EntityType type) => type switch
    {
        EntityType.Person => NameType.Person,
        EntityType.Location => NameType.Location,
        EntityType.Organization => NameType.Organization,
        _ => null,
    };
}
