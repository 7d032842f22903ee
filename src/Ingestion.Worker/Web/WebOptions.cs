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

    /// <summary>Whether the page is served: articles, parked messages, what goes on, and a place to try a text.</summary>
    /// <value>Default: on in embedded mode, off in server mode.</value>
    public bool? Page { get; set; }

    /// <summary>User name that the page asks for (basic authentication).</summary>
    /// <value>Default none: whoever reaches the address sees the page.</value>
    /// <remarks>Basic authentication sends the password readably: beyond this machine put TLS in front.</remarks>
    public string? Username { get; set; }

    /// <summary>Password that the page asks for.</summary>
    /// <value>Default none.</value>
    public string? Password { get; set; }

    /// <summary>A file that holds the password, such as a mounted secret.</summary>
    /// <value>Default none.</value>
    /// <remarks>Not together with <see cref="Password"/>. Read once, at start; line ends at the end of the file don't count.</remarks>
    public string? PasswordFile { get; set; }

    /// <summary>Host names under which the page may be asked for, separated by commas.</summary>
    /// <value>Default none: <c>localhost</c>, the host of <see cref="Url"/> and any IP address are answered.</value>
    /// <remarks>Any other name is refused, so that no foreign site can point a name of its own at this machine and read the page (DNS rebinding).</remarks>
    public string? Hosts { get; set; }

    /// <summary>Lets the page replay, discard and try texts on an address that other machines reach, though it asks for no password.</summary>
    /// <value>Default false: such a page only shows.</value>
    public bool AllowOpenActions { get; set; }

    /// <summary>Whether the page is served in a mode.</summary>
    internal bool ServesPage(WorkerMode mode) => Page ?? mode == WorkerMode.Embedded;

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
        if (Password is not null && !string.IsNullOrEmpty(PasswordFile))
            yield return new ValidationResult("is set, and Web:Password too: which of them holds?", [nameof(PasswordFile)]);
        var hasPassword = !string.IsNullOrEmpty(Password) || !string.IsNullOrEmpty(PasswordFile);
        if (hasPassword != !string.IsNullOrEmpty(Username))
            yield return new ValidationResult("and Web:Password (or Web:PasswordFile) are needed together.", [nameof(Username)]);
        if (Username?.Contains(':', StringComparison.Ordinal) == true)
            yield return new ValidationResult("may have no colon: basic authentication ends the name there.", [nameof(Username)]);
        if (!string.IsNullOrEmpty(PasswordFile) && PasswordProblem() is { } problem)
            yield return new ValidationResult(problem, [nameof(PasswordFile)]);
    }

    /// <summary>The password, from where it is set.</summary>
    internal string? ReadPassword() => string.IsNullOrEmpty(PasswordFile) ? Password : File.ReadAllText(PasswordFile).TrimEnd('\r', '\n');

    private string? PasswordProblem()
    {
        try
        {
            return ReadPassword() is { Length: > 0 } ? null : "is empty.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "can't be read: " + e.Message;
        }
    }
}
