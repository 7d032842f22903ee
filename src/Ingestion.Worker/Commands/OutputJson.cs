using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ingestion.Worker.Commands;

/// <summary>How the command line writes JSON: camelCase, Arabic readable.</summary>
internal static class OutputJson
{
    /// <summary>One object a line.</summary>
    public static JsonSerializerOptions Lines { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For reading by people.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Lines) { WriteIndented = true };
}
