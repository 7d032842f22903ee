using Microsoft.Playwright;

namespace Ingestion.PageTests.Browser;

/// <summary>A page in the browser; at its end nothing may have gone wrong in it.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly List<string> _problems = [];
    private readonly string? _screenshots;

    public OpenPage(IPage page, string? screenshots)
    {
        Page = page;
        _screenshots = screenshots;
        page.PageError += (_, error) => _problems.Add(error);
        page.Dialog += (_, dialog) => _problems.Add("dialog: " + dialog.Message);
        page.Console += (_, message) =>
        {
            // What the policy forbade is told here.
            if (message.Type == "error")
                _problems.Add(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Host != "127.0.0.1" && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                _problems.Add("asks another site: " + request.Url);
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Keeps a picture for people, where a folder for them is set.</summary>
    public async Task PictureAsync(string name)
    {
        if (_screenshots is not null)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_screenshots, name + ".png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>What went wrong: errors, dialogs, requests to other sites.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
