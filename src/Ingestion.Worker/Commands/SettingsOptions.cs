using System.CommandLine;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Hosting;

namespace Ingestion.Worker.Commands;

/// <summary>Options of the command line that are settings: they win over files and environment variables.</summary>
internal static class SettingsOptions
{
    /// <summary>Any setting.</summary>
    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "Sets any setting, for instance --set Intake:MaxBodyBytes=65536. May be given more than once.",
        HelpName = "Section:Key=value",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
        Validators =
        {
            result =>
            {
                foreach (var token in result.Tokens)
                {
                    if (token.Value.IndexOf('=', StringComparison.Ordinal) < 1)
                        result.AddError($"--set needs Section:Key=value, not '{token.Value}'.");
                }
            },
        },
    };

    /// <summary>More on standard error.</summary>
    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Writes more on standard error: debug logs, and the stack of an unexpected error.",
        Recursive = true,
    };

    /// <summary>The data folder of embedded mode.</summary>
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder for database and events in embedded mode (setting Embedded:Data).",
        HelpName = "DIR",
    };

    /// <summary>The inbox of embedded mode.</summary>
    public static readonly Option<string?> Inbox = new("--inbox")
    {
        Description = "Folder that articles are taken from in embedded mode (setting Embedded:Inbox).",
        HelpName = "DIR",
    };

    /// <summary>A host for a command, with the settings of its command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="usual">From which level on logs are shown, unless settings or <c>--verbose</c> say otherwise.</param>
    public static HostApplicationBuilder BuilderOf(ParseResult parsed, LogLevel usual)
    {
        var builder = WorkerHost.CreateBuilder(SettingsOf(parsed));
        builder.Logging.SetMinimumLevel(parsed.GetValue(Verbose) ? LogLevel.Debug : usual);
        return builder;
    }

    /// <summary>The settings that a command line holds.</summary>
    public static Dictionary<string, string?> SettingsOf(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var assignment in parsed.GetValue(Set) ?? [])
        {
            var parts = assignment.Split('=', 2);
            // The environment's spelling is understood too: it is what people copy.
            settings[parts[0].Trim().Replace("__", ":", StringComparison.Ordinal)] = parts[1];
        }
        Add(parsed.GetValue(Data), nameof(EmbeddedOptions.Data));
        Add(parsed.GetValue(Inbox), nameof(EmbeddedOptions.Inbox));
        return settings;

        void Add(string? value, string key)
        {
            if (value is not null)
                settings[$"{EmbeddedOptions.Section}:{key}"] = value;
        }
    }
}
