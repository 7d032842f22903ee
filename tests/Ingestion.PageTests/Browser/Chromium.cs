using Microsoft.Playwright;

namespace Ingestion.PageTests.Browser;

/// <summary>The Chromium of this machine, driven by Playwright; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Named = "INGESTION_CHROMIUM";
    private const string Require = "INGESTION_REQUIRE_BROWSER";
    private const string Screenshots = "INGESTION_SCREENSHOTS";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why the tests in a browser are skipped; null when they run.</summary>
    public static string? SkipReason { get; } = Program() is not null || Environment.GetEnvironmentVariable(Require) == "1"
        ? null
        : $"No Chromium is installed (apt-get install chromium, or set {Named}). {Require}=1 makes this a failure.";

    public async Task InitializeAsync()
    {
        if (SkipReason is not null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program() ?? throw new InvalidOperationException($"{Require}=1, but no Chromium is installed."),
            // Chromium's sandbox does not work for root.
            ChromiumSandbox = Environment.UserName != "root",
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens the page as somebody with this language would see it first.</summary>
    internal async Task<OpenPage> OpenAsync(Uri address, string locale, string path = "", bool dark = false)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = locale,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = 1400, Height = 950 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var open = new OpenPage(page, Environment.GetEnvironmentVariable(Screenshots));
        await page.GotoAsync("/" + path);
        return open;
    }

    private static string? Program() =>
        Environment.GetEnvironmentVariable(Named) is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
}

/// <summary>One Chromium for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
