using System.Security.Cryptography;
using System.Text;

namespace Ingestion.Enrichment.Corrections;

/// <summary>
/// What an operator knows better than the engine: entities to drop, retype, rename, merge, split. Applied line by line to every result, after
/// grounding: a correction changes names, types and what belongs together, never a span.
/// </summary>
/// <remarks>
/// One correction a line, <c>#</c> starts a comment, names are compared folded (case, vowel signs, forms of alef …):
/// <code>
/// never  any:          Federal
/// retype location:     Delta Angels -> organization
/// rename person:       Mohamad Aly -> Mohamed Ali
/// merge  organization: منظمة الصحة | WHO -> منظمة الصحة العالمية
/// split  person:       عثمان الزين -> عثمان | الزين
/// </code>
/// </remarks>
public sealed class CorrectionList
{
    private const int HashDigits = 16;
    private readonly Correction[] _corrections;
    private readonly string _text;

    private CorrectionList(Correction[] corrections, string text) => (_corrections, _text) = (corrections, text);

    /// <summary>No corrections.</summary>
    public static CorrectionList Empty { get; } = new([], "");

    /// <summary>Number of corrections.</summary>
    public int Count => _corrections.Length;

    /// <summary>Reads a list.</summary>
    /// <param name="text">The lines.</param>
    /// <exception cref="FormatException">A line is no correction; the message begins with its number.</exception>
    public static CorrectionList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var corrections = new List<Correction>();
        var meant = new StringBuilder();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim('\uFEFF', ' ', '\t', '\r');
            if (line.Length == 0 || line[0] == '#')
                continue;
            try
            {
                corrections.Add(Correction.Parse(line));
            }
            catch (FormatException e)
            {
                throw new FormatException($"line {number}: {e.Message}", e);
            }

            meant.Append(line).Append('\n');
        }

        return corrections.Count == 0 ? Empty : new CorrectionList([.. corrections], meant.ToString());
    }

    /// <summary>
    /// The version of an engine with these corrections: its model hash covers them, so that a change makes every stored article worth enriching
    /// again when it comes next. Comments and blank lines change nothing.
    /// </summary>
    /// <param name="engine">The engine's own version.</param>
    public EngineVersion VersionOf(EngineVersion engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return Count == 0
            ? engine
            : engine with { ModelHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{engine.ModelHash}\n{_text}")))[..HashDigits] };
    }

    /// <summary>Applies all corrections in their order.</summary>
    /// <param name="result">A grounded result.</param>
    public EnrichmentResult Apply(EnrichmentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (Count == 0)
            return result;
        var version = VersionOf(result.Engine);
        if (result.Entities.Items.Count == 0)
            return result with { Engine = version };
        var entities = new CorrectedEntities(result.Entities.Items);
        foreach (var correction in _corrections)
            entities.Apply(correction);
        return result with
        {
            Engine = version,
            Entities = Part.Of(entities.InOrder(), "the corrections have left nothing"),
            Quotations = result.Quotations with { Items = [.. result.Quotations.Items.Select(quotation => quotation with { Speaker = entities.NameOf(quotation.Speaker) })] },
            Statements = result.Statements with { Items = [.. result.Statements.Items.Select(statement => statement with { Speaker = entities.NameOf(statement.Speaker) })] },
        };
    }
}
