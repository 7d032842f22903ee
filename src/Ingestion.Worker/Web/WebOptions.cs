using System.ComponentModel.DataAnnotations;
using Ingestion.Worker.Hosting;

namespace Ingestion.Worker.Web;

/// <summary>What the worker serves over HTTP: settings <c>Web:*</c>, or environment variables <c>Web__*</c>.</summary>
public sealed class WebOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Web";

    /// <summary>Where embedded mode serves when nothing is set: this machine alone can reach it.</summary>
    public const string EmbeddedUrl = "http://127.0.0.1:8080";

    /// <summary>Address to listen on, <c>http://127.0.0.1:8080</c>; <c>http://0.0.0.0:8080</c> opens it to other machines; <c>off</c> serves nothing.</summary>
    /// <value>Default <see cref="EmbeddedUrl"/> in embedded mode, <c>off</c> in server mode.</value>
    /// <remarks>An address that is set and can't be listened on ends the worker; the default one is only reported.</remarks>
    public string? Url { get; set; }

    /// <summary>Whether anything is served.</summary>
    internal bool IsServed(WorkerMode mode) => Url switch
    {
        null or "" => mode == WorkerMode.Embedded,
        "off" => false,
        _ => true,
    };

    /// <summary>The address to listen on, or null to serve nothing.</summary>
    internal Uri? Address(WorkerMode mode) => IsServed(mode) ? new Uri(string.IsNullOrEmpty(Url) ? EmbeddedUrl : Url) : null;

    /// <summary>Refuses what is no address to listen on.</summary>
    /// <param name="validationContext">Not used.</param>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is not (null or "" or "off") && !(Uri.TryCreate(Url, UriKind.Absolute, out var uri) && uri is { Scheme: "http", PathAndQuery: "/" }))
            yield return new ValidationResult("must be http://address:port, or off. For TLS put a reverse proxy in front.", [nameof(Url)]);
    }
}
