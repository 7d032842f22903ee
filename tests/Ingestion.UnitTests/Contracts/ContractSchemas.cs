using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ingestion.Contracts;

namespace Ingestion.UnitTests.Contracts;

/// <summary>
/// Makes a JSON Schema of each contract from the record itself, its annotations and its documentation. The files in
/// <c>src/Ingestion.Contracts/Schemas</c> are what this makes; <c>INGESTION_UPDATE_SCHEMAS=1 dotnet test</c> rewrites them.
/// </summary>
internal static partial class ContractSchemas
{
    private static readonly JsonSerializerOptions Readable = new(ContractJson.Wire.Options) { WriteIndented = true };

    private static readonly Dictionary<string, string> Documentation = LoadDocumentation();

    public static IEnumerable<(Type Contract, string FileName)> All =>
    [
        (typeof(ArticlePublished), "article-published.v1.schema.json"),
        (typeof(ArticleEnriched), "article-enriched.v1.schema.json"),
        (typeof(ArticleRejected), "article-rejected.v1.schema.json"),
        (typeof(ArticleRetracted), "article-retracted.v1.schema.json"),
    ];

    /// <summary>The folder in the repository, found from this source file's project.</summary>
    public static string Folder => Repository.PathOf("src", "Ingestion.Contracts", "Schemas");

    public static string SchemaOf(Type contract)
    {
        var schema = JsonSchemaExporter.GetJsonSchemaAsNode(ContractJson.Wire.Options, contract, new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Describe,
        }).AsObject();
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = contract.Name,
        };
        foreach (var (name, value) in schema.ToList())
        {
            schema.Remove(name);
            root[name] = value;
        }
        root["type"] = "object";
        if (contract == typeof(ArticlePublished) || contract == typeof(ArticleRetracted))
        {
            var required = new JsonArray("source");
            if (contract == typeof(ArticlePublished))
                required.Add("body");
            else
                required.Add("retractedAt");
            root["required"] = required;
            root["anyOf"] = new JsonArray(Requires("externalId"), Requires("url"));
        }
        return root.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Requires(string name) => new() { ["required"] = new JsonArray(name) };

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;
        var property = context.PropertyInfo;
        var description = property is not null ? MemberDocumentation(property) : TypeDocumentation(context.TypeInfo.Type);
        if (description is not null)
            schema.Insert(0, "description", description);
        if (property?.AttributeProvider is not { } attributes)
            return schema;
        if (attributes.GetCustomAttributes(typeof(MaxLengthAttribute), inherit: true) is [MaxLengthAttribute max])
            schema[property.PropertyType == typeof(string) ? "maxLength" : property.Name == "metadata" ? "maxProperties" : "maxItems"] = max.Length;
        if (attributes.IsDefined(typeof(RequiredAttribute), inherit: true))
            schema["type"] = "string";
        if (attributes.IsDefined(typeof(UrlAttribute), inherit: true))
            schema["format"] = "uri";
        return schema;
    }

    private static string? TypeDocumentation(Type type) => Documentation.GetValueOrDefault("T:" + type.FullName);

    private static string? MemberDocumentation(JsonPropertyInfo property)
    {
        var member = property.AttributeProvider as MemberInfo;
        if (member is null)
            return null;
        return Documentation.GetValueOrDefault($"P:{member.DeclaringType!.FullName}.{member.Name}")
            ?? Documentation.GetValueOrDefault($"M:{member.DeclaringType!.FullName}#{member.Name}");
    }

    private static Dictionary<string, string> LoadDocumentation()
    {
        var file = Path.ChangeExtension(typeof(ArticlePublished).Assembly.Location, ".xml");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in XDocument.Load(file).Descendants("member"))
        {
            var name = (string)member.Attribute("name")!;
            if (member.Element("summary") is { } summary)
                texts[name] = Plain(summary);
            // Members of positional records are documented as parameters of the type or of its constructor.
            var type = name.StartsWith("T:", StringComparison.Ordinal) ? name[2..] : name.StartsWith("M:", StringComparison.Ordinal) ? name[2..].Split(".#ctor")[0] : null;
            foreach (var parameter in type is null ? [] : member.Elements("param"))
                texts[$"M:{type}#{(string)parameter.Attribute("name")!}"] = Plain(parameter);
        }
        return texts;
    }

    private static string Plain(XElement element)
    {
        foreach (var reference in element.Descendants("see").ToList())
        {
            var target = (string)reference.Attribute("cref")!;
            var name = target.Split('.', ':')[^1];
            reference.ReplaceWith(target.StartsWith("P:", StringComparison.Ordinal) ? JsonNamingPolicy.CamelCase.ConvertName(name) : name);
        }
        return WhiteSpace().Replace(element.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex WhiteSpace();
}
