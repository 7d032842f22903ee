namespace Ingestion.Enrichment.Evaluation;

/// <summary>The scores of one engine on a folder of gold articles.</summary>
/// <param name="Articles">Each article's score, in the folder's order.</param>
/// <param name="Summaries">By language in alphabetical order, then <c>overall</c>.</param>
/// <param name="Missing">Ids of gold articles for which nothing was given.</param>
/// <param name="Unknown">Ids that were given and are no gold articles.</param>
/// <param name="Engine">Who gave it, as far as it is said.</param>
internal sealed record EngineScores(
    IReadOnlyList<ArticleScore> Articles, IReadOnlyList<KeyValuePair<string, ScoreSummary>> Summaries, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown, GivenEngine? Engine)
{
    /// <summary>Scores what was given.</summary>
    /// <param name="gold">At least one article.</param>
    /// <param name="given">By id.</param>
    public static EngineScores Of(IReadOnlyList<GoldArticle> gold, IReadOnlyDictionary<string, GivenArticle> given)
    {
        var scores = gold.Select(article => ArticleScorer.Score(article, given.GetValueOrDefault(article.Id))).ToList();
        var byLanguage = scores.GroupBy(score => score.Article.Language, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, ScoreSummary.Of([.. group])));
        var ids = gold.Select(article => article.Id).ToHashSet(StringComparer.Ordinal);
        return new EngineScores(
            scores,
            [.. byLanguage, KeyValuePair.Create("overall", ScoreSummary.Of(scores))],
            [.. ids.Where(id => !given.ContainsKey(id)).Order(StringComparer.Ordinal)],
            [.. given.Keys.Where(id => !ids.Contains(id)).Order(StringComparer.Ordinal)],
            given.Values.Select(article => article.Engine).FirstOrDefault(engine => engine is not null));
    }

    /// <summary>All errors in the order of the articles.</summary>
    public IEnumerable<ScoreError> Errors => Articles.SelectMany(article => article.Errors);

    /// <summary>The same as one object: a member for each language, <c>overall</c>, <c>missing</c>, <c>unknown</c>, and <c>errors</c> if asked.</summary>
    public Dictionary<string, object> ToJson(bool errors)
    {
        var members = Summaries.ToDictionary(pair => pair.Key, pair => (object)pair.Value, StringComparer.Ordinal);
        members["missing"] = Missing;
        members["unknown"] = Unknown;
        if (errors)
            members["errors"] = Errors;
        return members;
    }
}
