using System.ComponentModel.DataAnnotations;

namespace Ingestion.Sqlite;

/// <summary>Where and how articles are kept in one SQLite file.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>Path of the database file. SQLite keeps two files beside it, ending in <c>-wal</c> and <c>-shm</c>.</summary>
    /// <value>Required. Relative paths start at the current folder.</value>
    /// <remarks>
    /// The file and its folder are created on installation. Put it on a local disk: write-ahead logging does not work over
    /// network file systems (https://sqlite.org/wal.html).
    /// </remarks>
    [Required(AllowEmptyStrings = false)]
    public string Path { get; set; } = "";

    /// <summary>How long to wait while another process writes to the same file; rounded up to whole seconds.</summary>
    /// <value>5 seconds; from 1 second to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
