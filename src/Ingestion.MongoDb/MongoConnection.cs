using Ingestion.MongoDb.Documents;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.MongoDb;

/// <summary>The client and the collections, with everything that the guarantees rest on set explicitly.</summary>
internal sealed class MongoConnection : IDisposable
{
    private readonly MongoClient _client;

    public MongoConnection(MongoStoreOptions options)
    {
        var settings = Settings(options);
        Description = $"MongoDB {string.Join(',', settings.Servers)}/{options.Database}";
        _client = new MongoClient(settings);
        Database = _client.GetDatabase(options.Database);
        Articles = Database.GetCollection<ArticleRecord>(CollectionNames.Articles);
        ArticleEngines = Database.GetCollection<ArticleEngineRecord>(CollectionNames.Articles);
        Parked = Database.GetCollection<ParkedRecord>(CollectionNames.Parked);
        ParkedActions = Database.GetCollection<BsonDocument>(CollectionNames.ParkedActions);
        Leases = Database.GetCollection<BsonDocument>(CollectionNames.Leases);
        ParkedBodies = Database.GetCollection<BsonDocument>(CollectionNames.ParkedBodies);
    }

    /// <summary>Hosts and database, without credentials.</summary>
    public string Description { get; }

    public IMongoDatabase Database { get; }

    public IMongoCollection<ArticleRecord> Articles { get; }

    public IMongoCollection<ArticleEngineRecord> ArticleEngines { get; }

    public IMongoCollection<ParkedRecord> Parked { get; }

    public IMongoCollection<BsonDocument> ParkedBodies { get; }

    public IMongoCollection<BsonDocument> ParkedActions { get; }

    public IMongoCollection<BsonDocument> Leases { get; }

    /// <summary>Makes the driver's settings.</summary>
    /// <exception cref="ArgumentException">The options can't be used; the message quotes no secret.</exception>
    public static MongoClientSettings Settings(MongoStoreOptions options)
    {
        var timeout = options.OperationTimeout;
        var settings = MongoClientSettings.FromUrl(Url(options));
        settings.ApplicationName ??= "ingestion";
        settings.ServerSelectionTimeout = timeout;
        settings.ConnectTimeout = timeout;
        settings.WaitQueueTimeout = timeout;

        // Longer than the server's own limit on the write concern, so that the server gets to say that the write itself was done.
        settings.SocketTimeout = timeout + timeout / 2;

        // A reported write survives the loss of any one node. A conflict is reported only after what it lost against has reached
        // the majority too (the server waits even when nothing was written), so a majority read after it sees that write.
        settings.WriteConcern = WriteConcern.WMajority.With(wTimeout: timeout);
        settings.ReadConcern = ReadConcern.Majority;
        settings.ReadPreference = ReadPreference.Primary;
        settings.RetryWrites = true;
        settings.RetryReads = true;
        Trust(settings, options.CertificateAuthorityFile);
        return settings;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>A password with an unencoded slash makes the driver take its beginning for a host, and its end for a database.</summary>
    private static MongoUrl Checked(MongoUrl url) => url.DatabaseName?.IndexOfAny(['@', ':', '#']) >= 0
        ? throw new FormatException("No database has such a name.")
        : url;

    private static void Trust(MongoClientSettings settings, string? authorityFile)
    {
        if (string.IsNullOrEmpty(authorityFile))
            return;
        // Without TLS nothing would be checked at all, which is not what somebody wants who names an authority.
        if (!settings.UseTls)
            throw new ArgumentException("CertificateAuthorityFile is set, but ConnectionString has no tls=true.", nameof(authorityFile));
        if (settings.AllowInsecureTls)
            throw new ArgumentException("CertificateAuthorityFile is set, but ConnectionString switches the checks off.", nameof(authorityFile));
        settings.SslSettings = new SslSettings { ServerCertificateValidationCallback = CertificateAuthority.Load(authorityFile).Validation };
    }

    private static MongoUrl Url(MongoStoreOptions options)
    {
        try
        {
            if (string.IsNullOrEmpty(options.PasswordFile))
                return Checked(new MongoUrl(options.ConnectionString));

            var builder = new MongoUrlBuilder(options.ConnectionString);
            if (string.IsNullOrEmpty(builder.Username))
                throw new ArgumentException("PasswordFile is set, but ConnectionString names no user.", nameof(options));

            builder.Password = File.ReadAllText(options.PasswordFile).TrimEnd('\r', '\n');
            return Checked(builder.ToMongoUrl());
        }
        catch (Exception e) when (e is MongoConfigurationException or FormatException)
        {
            // The driver's message quotes the string with its password, so it must not travel on, not even as an inner exception.
#pragma warning disable MA0054
            throw new ArgumentException(
                "ConnectionString is not a MongoDB connection string: expected mongodb://[user:password@]host[:port][,…]/[?options], with "
                + "reserved characters in user and password percent-encoded.",
                nameof(options));
#pragma warning restore MA0054
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"PasswordFile {options.PasswordFile} can't be read: {e.Message}", nameof(options), e);
        }
    }
}

/// <summary>Names of the collections.</summary>
internal static class CollectionNames
{
    public const string Articles = "articles";
    public const string Parked = "parked";
    public const string ParkedBodies = "parkedBodies";
    public const string ParkedActions = "parkedActions";
    public const string Leases = "leases";
}
