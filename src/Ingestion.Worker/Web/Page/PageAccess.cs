using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ingestion.Worker.Web.Page;

/// <summary>
/// Who may do what: the right name of the host, the password where one is set, and for actions the proof that a script of the page
/// itself asks. Foreign sites can make a browser send requests here, but can neither set a header of their own nor hide their origin.
/// </summary>
/// <param name="address">Where the server listens.</param>
/// <param name="options">Names, password, and whether actions need one.</param>
internal sealed class PageAccess(Uri address, WebOptions options)
{
    /// <summary>Header that every action carries.</summary>
    public const string ActionHeader = "X-Ingestion-Action";

    private const string Scheme = "Basic ";

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private readonly byte[]? _credentials = string.IsNullOrEmpty(options.Username) ? null : Hash($"{options.Username}:{options.ReadPassword()}");
    private readonly string[] _hosts =
    [
        "localhost", address.Host, .. (options.Hosts ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Why no action is allowed here; null where they are.</summary>
    public string? ActionsRefused { get; } = address.IsLoopback || !string.IsNullOrEmpty(options.Username) || options.AllowOpenActions
        ? null
        : "This page can be reached from other machines and asks for no password, so it only shows. Set Web:Username and Web:Password, or Web:AllowOpenActions.";

    /// <summary>Lets a request through, or answers it.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Protect(context.Response.Headers);
        if (!IsKnown(context.Request.Host))
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "The page does not answer to this host name. Web:Hosts sets those it answers to.");
        else if (!IsSignedIn(context.Request))
            await AskForPasswordAsync(context);
        else if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && ActionProblem(context.Request) is { } problem)
            await RefuseAsync(context, StatusCodes.Status403Forbidden, problem);
        else
            await next(context);
    }

    /// <summary>Who asks, for the record: the user's name where the page knows one, and the machine.</summary>
    public string Who(HttpContext context) => $"{options.Username ?? "page"}@{context.Connection.RemoteIpAddress}";

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }

    /// <summary>A name can be pointed at this machine by whoever owns it; an address can't.</summary>
    private bool IsKnown(HostString host) =>
        host.HasValue && (IPAddress.TryParse(host.Host.Trim('[', ']'), out _) || _hosts.Contains(host.Host, StringComparer.OrdinalIgnoreCase));

    private bool IsSignedIn(HttpRequest request)
    {
        if (_credentials is null)
            return true;
        var given = request.Headers.Authorization.ToString();
        if (!given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        try
        {
            // Hashes, so that neither the time of the comparison nor the length tells anything.
            return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Convert.FromBase64String(given[Scheme.Length..].Trim())), _credentials);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private string? ActionProblem(HttpRequest request)
    {
        if (ActionsRefused is not null)
            return ActionsRefused;
        if (!request.Headers.ContainsKey(ActionHeader))
            return $"An action needs the header {ActionHeader}.";
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site != "same-origin")
            return "Another site asked for this.";
        // Host and port alone: in front of a proxy that adds TLS the schemes differ.
        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, WithoutDefaultPort(uri.Scheme, request.Host), StringComparison.OrdinalIgnoreCase))
            ? "Another site asked for this."
            : null;
    }

    private static string WithoutDefaultPort(string scheme, HostString host) => (scheme, host.Port) switch
    {
        ("http", 80) or ("https", 443) => host.Host,
        _ => host.Value ?? "",
    };

    private static Task AskForPasswordAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Ingestion\", charset=\"UTF-8\"";
        return RefuseAsync(context, StatusCodes.Status401Unauthorized, "User name and password, please.");
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { problem = reason }, context.RequestAborted);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
