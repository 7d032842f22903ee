using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Summaries;

public sealed class ClauseCutterTests
{
    [Theory]
    [InlineData("أعلنت هيئة الموانئ افتتاح رصيف جديد للحاويات في ميناء الريم هذا الصباح، مؤكدة أن العمل فيه يبدأ غدا.", 15, "هذا الصباح")]
    [InlineData("أعلنت هيئة الموانئ افتتاح رصيف جديد للحاويات في ميناء الريم هذا الصباح، فيما يستمر العمل في رصيف آخر.", 15, "هذا الصباح")]
    // Short enough, or no clause behind the comma, or the comma in quotation marks: whole.
    [InlineData("أعلنت هيئة الموانئ افتتاح رصيف جديد للحاويات في ميناء الريم هذا الصباح، مؤكدة أن العمل فيه يبدأ غدا.", 30, ".")]
    [InlineData("أعلن رئيس هيئة الموانئ في المدينة الساحلية الكبيرة سامر بن خالد البحري، المهندس، افتتاح رصيف جديد.", 12, ".")]
    [InlineData("قال رئيس هيئة الموانئ إن الرصيف \"يفتتح في الصباح الباكر من هذا اليوم، فيما يستمر العمل\" في غيره.", 12, ".")]
    public void EndOf_Sentence_IsTheEndOfAClause(string body, int limit, string end)
    {
        var text = AnalyzedText.Of(body);

        var at = ClauseCutter.EndOf(text, text.Sentences[0], QuoteMarks.Find(text), 0, limit, 45, out var words);

        body[..at].ShouldEndWith(end);
        words.ShouldBe(text.Tokens.ToArray().Count(t => t.Kind is TokenKind.Word or TokenKind.Number && t.End <= at));
    }
}
