using System.Diagnostics;
using System.Globalization;
using Ingestion.Enrichment;

namespace Ingestion.Benchmarks.Fuzzing;

/// <summary>Random, mutated and adversarial Unicode through the whole engine, for as long as asked.</summary>
internal static class FuzzCommand
{
    private const int MostFindings = 20;
    private const int Mebibyte = 1024 * 1024;

    // Long enough that the clock and a pause of the collector do not decide.
    private const int ShortestTimed = 2000;

    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(2);

    /// <summary>Runs.</summary>
    /// <param name="minutes">How long, after the bodies of 1 MiB.</param>
    /// <param name="seed">The same seed gives the same bodies.</param>
    /// <param name="only">The number of one body to run again, or null.</param>
    /// <param name="cancellationToken">Ends it early; the report is still written.</param>
    /// <returns>0 where everything held, else 1.</returns>
    public static int Run(double minutes, int seed, long? only, CancellationToken cancellationToken)
    {
        var engine = new EnrichmentEngine();
        if (only is { } number)
            return Report(number, One(engine, seed, number));
        var findings = Large(engine);
        var watch = Stopwatch.StartNew();
        var (executions, characters, slowest, slowestNumber) = (0L, 0L, 0.0, 0L);
        while (watch.Elapsed.TotalMinutes < minutes && findings < MostFindings && !cancellationToken.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            var (body, problem) = One(engine, seed, executions);
            var perCharacter = Stopwatch.GetElapsedTime(started).TotalNanoseconds / Math.Max(1, body.Length);
            if (body.Length >= ShortestTimed && perCharacter > slowest)
                (slowest, slowestNumber) = (perCharacter, executions);
            findings += Report(executions, (body, problem));
            executions++;
            characters += body.Length;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{executions:N0} executions, {characters:N0} characters in {watch.Elapsed.TotalMinutes:F1} minutes, seed {seed}; slowest {slowest:N0} ns a character (number {slowestNumber}); {findings} findings"));
        return findings == 0 ? 0 : 1;
    }

    private static (string Body, string? Problem) One(EnrichmentEngine engine, int seed, long number)
    {
        var body = FuzzTexts.Make(seed, number);
        var day = DateOnly.FromDayNumber((int)(number % 3_000_000));
        var article = new ArticleText(body) { Title = body[..Math.Min(body.Length, 80)], PublishedOn = number % 5 == 0 ? null : day, StatedLanguage = number % 2 == 0 ? "ar" : "en" };
        return (body, Problem(engine, article));
    }

    private static string? Problem(EnrichmentEngine engine, ArticleText article)
    {
        try
        {
            return ResultCheck.Problem(engine.Enrich(article), article.Body);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.ToString();
        }
    }

    private static int Report(long number, (string Body, string? Problem) run)
    {
        if (run.Problem is not null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"number {number}, {run.Body.Length} characters: {run.Problem}"));
        return run.Problem is null ? 0 : 1;
    }

    // The largest body that intake lets through, made as bad as it gets; each must stay under two seconds.
    private static int Large(EnrichmentEngine engine)
    {
        var findings = 0;
        foreach (var (name, unit) in new[]
        {
            ("ordinary Arabic", BenchmarkTexts.Arabic(450) + "\n\n"), ("ordinary English", BenchmarkTexts.English(450) + "\n\n"),
            ("one character", "a"), ("one Arabic letter", "ا"), ("one vowel sign", "\u064E"), ("spaces", " "), ("lines", "\n"), ("full stops", "."), ("digits", "7"), ("surrogates", "\uD83C\uDFC6"),
            ("open brackets", "("), ("open quotation marks", "«"), ("nested brackets", null), ("straight quotation marks", "\" "), ("single letters", "و "), ("one kunya after another", "أبو "),
            ("titles", "وزير "), ("verbs of speech", "قال "), ("heads", "وزارة "), ("coordinated", "وزارة المياه والري والزراعة "), ("one name", "سامر الخطيب "), ("capitals", "Aa "), ("acronyms", "WHO "),
            ("initials", "a."), ("names in brackets", "الاتحاد الدولي (فيفا) "), ("lists of names", "Mark Ellison, "), ("dates", "12/10/2025 "), ("months", "آب "), ("numbers", "1 "), ("clitics", "وبال"),
        })
        {
            var body = unit is null ? new string('(', Mebibyte / 2) + new string(')', Mebibyte / 2) : Repeat(unit);
            foreach (var language in (ReadOnlySpan<string>)["ar", "en"])
            {
                var started = Stopwatch.GetTimestamp();
                var problem = Problem(engine, new ArticleText(body) { Title = "a", StatedLanguage = language, PublishedOn = new DateOnly(2025, 10, 12) });
                var took = Stopwatch.GetElapsedTime(started);
                if (took > Allowed)
                    problem ??= "too slow";
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1 MiB of {name}, stated {language}: {took.TotalSeconds:F2} s {problem}"));
                findings += problem is null ? 0 : 1;
            }
        }

        findings += Distinct(engine);
        return findings;
    }

    // Different names, which the rules that compare pairs must not compare all.
    private static int Distinct(EnrichmentEngine engine)
    {
        var body = new System.Text.StringBuilder();
        for (var i = 0; System.Text.Encoding.UTF8.GetByteCount(Name(i)) * (i + 1L) < Mebibyte; i++)
            body.Append(Name(i));
        var started = Stopwatch.GetTimestamp();
        var problem = Problem(engine, new ArticleText(body.ToString()) { Title = "a", StatedLanguage = "ar" });
        var took = Stopwatch.GetElapsedTime(started);
        if (took > Allowed)
            problem ??= "too slow";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1 MiB of different names: {took.TotalSeconds:F2} s {problem}"));
        return problem is null ? 0 : 1;

        static string Name(int i) => $"قال محمد ال{(char)('ا' + (i % 7))}{Letters(i)}ي لوكالة {Letters(i / 3)} للأنباء. ";

        static string Letters(int i) => string.Concat(Enumerable.Range(0, 5).Select(power => (char)('ب' + (i / (int)Math.Pow(9, power) % 9))));
    }

    private static string Repeat(string unit)
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(unit);
        return string.Concat(Enumerable.Repeat(unit, Math.Max(1, Mebibyte / bytes)));
    }
}
