using System.ComponentModel.DataAnnotations;

namespace Ingestion.Worker.Embedded;

/// <summary>Where the worker without servers reads and writes: settings <c>Embedded:*</c>.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Embedded";

    /// <summary>Folder for the database file and the events file; created if missing. Also <c>--data</c>.</summary>
    /// <value>Default <c>ingestion</c> in the user's data folder (<c>~/.local/share</c> on Linux).</value>
    [Required]
    public string Data { get; set; } = DefaultData();

    /// <summary>Folder that articles are taken from; created if missing. Also <c>--inbox</c>.</summary>
    /// <value>Default <c>inbox</c> in <see cref="Data"/>.</value>
    public string? Inbox { get; set; }

    /// <summary>The database file.</summary>
    public string DatabaseFile => Path.Combine(Path.GetFullPath(Data), "articles.db");

    /// <summary>The file that events are appended to, one JSON object a line.</summary>
    public string EventsFile => Path.Combine(Path.GetFullPath(Data), "events.jsonl");

    /// <summary>The inbox, resolved.</summary>
    public string InboxFolder => Path.GetFullPath(Inbox ?? Path.Combine(Data, "inbox"));

    /// <summary>Reads the section.</summary>
    public static EmbeddedOptions From(IConfiguration configuration) => configuration.GetSection(Section).Get<EmbeddedOptions>() ?? new EmbeddedOptions();

    private static string DefaultData()
    {
        var root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        // A container user may have no home; the current folder is then the least surprising place.
        return Path.Combine(root.Length > 0 ? root : ".", "ingestion");
    }
}
