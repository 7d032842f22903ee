using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Ingestion.Worker.Web.Page;

/// <summary>The page's own files, which are part of this program: nothing is read from a disk or another site.</summary>
internal static class PageAssets
{
    private const string Prefix = "page/";
    private const string Start = "index.html";

    private static readonly Dictionary<string, Asset> All = Load();

    /// <summary>Writes a file, or 404.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">Name of the file; null for the page itself.</param>
    public static Task WriteAsync(HttpContext context, string? name)
    {
        var response = context.Response;
        if (!All.TryGetValue(name ?? Start, out var asset))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        // Kept by the browser, asked for each time: a new version of the worker is seen at once.
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = asset.Tag;
        if (context.Request.Headers.IfNoneMatch == asset.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = asset.Type;
        response.ContentLength = asset.Content.Length;
        return response.Body.WriteAsync(asset.Content, context.RequestAborted).AsTask();
    }

    private static Dictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var assets = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            assets[resource[Prefix.Length..]] = new Asset(content, TypeOf(resource), $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"");
        }
        return assets;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };

    private sealed record Asset(byte[] Content, string Type, string Tag);
}
