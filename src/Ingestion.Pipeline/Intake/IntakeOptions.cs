using System.ComponentModel.DataAnnotations;

namespace Ingestion.Pipeline.Intake;

/// <summary>Limits that a message must keep.</summary>
public sealed class IntakeOptions
{
    /// <summary>Largest message, in bytes, that is parsed at all.</summary>
    /// <value>Default 8 MiB; 1 KiB to 16 MiB.</value>
    /// <remarks>JSON may write one character of the body in six bytes, so this stands well above <see cref="MaxBodyBytes"/>.</remarks>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxMessageBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Largest body of an article, in bytes of UTF-8.</summary>
    /// <value>Default 1 MiB; 1 KiB to 4 MiB (a document of the store must hold body, spans and search tokens in 16 MB).</value>
    [Range(1024, 4 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Deepest nesting of the JSON.</summary>
    /// <value>Default 32; 4 to 128.</value>
    [Range(4, 128)]
    public int MaxDepth { get; set; } = 32;
}
