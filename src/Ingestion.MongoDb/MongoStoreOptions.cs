using System.ComponentModel.DataAnnotations;

namespace Ingestion.MongoDb;

/// <summary>Where and how articles are kept in MongoDB.</summary>
public sealed class MongoStoreOptions
{
    /// <summary>
    /// Connection string; credentials and TLS come from it (<c>mongodb://user:password@host1,host2/?replicaSet=rs0&amp;tls=true</c>).
    /// </summary>
    /// <value>Required.</value>
    /// <remarks>
    /// Write concern, read concern, read preference and time-outs in it are ignored: what the pipeline promises rests on
    /// <c>w: majority</c> and on reading from the primary. The string is never logged nor quoted in messages.
    /// </remarks>
    [Required(AllowEmptyStrings = false)]
    public string ConnectionString { get; set; } = "";

    /// <summary>A file that holds the password of the user whom <see cref="ConnectionString"/> names, such as a mounted secret.</summary>
    /// <value>Null: the password is in the connection string, or none is needed.</value>
    /// <remarks>Read once, when the store is created; line ends at the end of the file don't count.</remarks>
    public string? PasswordFile { get; set; }

    /// <summary>
    /// PEM file with the certificates of the authorities that vouch for the servers, instead of those that this machine trusts.
    /// </summary>
    /// <value>Null: those of the machine.</value>
    /// <remarks>Needs <c>tls=true</c> in <see cref="ConnectionString"/>. Host name and dates are checked in any case. Read once.</remarks>
    public string? CertificateAuthorityFile { get; set; }

    /// <summary>Name of the database.</summary>
    /// <value><c>ingestion</c>; up to 63 characters without <c>/\. "$*&lt;&gt;:|?</c>.</value>
    [Required(AllowEmptyStrings = false)]
    [RegularExpression("""^[^/\\. "$*<>:|?\0]{1,63}$""", ErrorMessage = "Database is not a name that MongoDB accepts.")]
    public string Database { get; set; } = "ingestion";

    /// <summary>
    /// How long each of these may take: finding the primary, connecting, waiting for a free connection, an answer, and the
    /// majority's acknowledgement of a write.
    /// </summary>
    /// <value>10 seconds; from 100 milliseconds to 10 minutes.</value>
    /// <remarks>The driver repeats a failed operation once, so a call may take several times as long before it gives up.</remarks>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
