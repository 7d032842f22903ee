using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>Says what an error of SQLite means to a caller of the port, and to the person who has to cure it.</summary>
internal static class SqliteFailures
{
    // Primary result codes, https://sqlite.org/rescode.html; extended codes carry them in the low byte.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CantOpen = 14;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    public static bool IsReadOnly(SqliteException e) => (e.SqliteErrorCode & 0xFF) == ReadOnly;

    public static Exception Translate(SqliteException e, string path) => (e.SqliteErrorCode & 0xFF) switch
    {
        Busy or Locked => Unavailable(e, $"{path} is in use by another process for longer than the busy time-out."),
        CantOpen => Unavailable(e, $"{path} can't be opened: it is not installed yet, or its folder is missing, not accessible or on a read-only disk."),
        IoError => Unavailable(e, $"Reading or writing {path} failed: check the disk and the permissions of its folder."),
        Full => Unavailable(e, $"The disk of {path} is full: free some space, work continues by itself."),
        ReadOnly => Unavailable(e, $"{path} can't be written: the disk is read-only, or the worker's user may not write the file and its folder."),
        Constraint => Refused(e, $"{path} refuses the write because it breaks a rule of the schema."),
        TooBig => Refused(e, $"The document is larger than SQLite allows in {path}."),
        Corrupt => Refused(e, $"{path} is damaged: stop the worker, recover it with 'sqlite3 FILE .recover' or restore a backup."),
        NotADatabase => Refused(e, $"{path} is not a SQLite database: point the setting at another file."),

        // Everything else (out of memory, a missing table …) hits all articles alike: pausing loses none, refusing would park them all.
        _ => Unavailable(e, $"SQLite failed on {path} with code {e.SqliteExtendedErrorCode}: {e.Message}"),
    };

    private static StoreUnavailableException Unavailable(SqliteException e, string message) => new(message, e);

    private static StoreRefusedException Refused(SqliteException e, string message) => new(message, e);
}
