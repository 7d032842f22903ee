using System.Globalization;
using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>Tables and indexes, numbered by <c>user_version</c>.</summary>
internal static class SqliteSchema
{
    private const long Version = 4;

    // Times are milliseconds since 1970, UTC. A document stands as JSON; columns beside it are what guards, lookups and listings
    // need, and what changes without a new revision. Long columns come last: SQLite reads a row from the left.
    internal const string Version1 = """
        CREATE TABLE articles (
            articleId     TEXT    NOT NULL PRIMARY KEY,
            revision      INTEGER NOT NULL CHECK (revision >= 1),
            crawledAt     INTEGER NOT NULL,
            firstStoredAt INTEGER NOT NULL,
            storedAt      INTEGER NOT NULL,
            source        TEXT    NOT NULL,
            externalId    TEXT,
            canonicalUrl  TEXT,
            document      TEXT    NOT NULL
        );
        CREATE INDEX articlesByExternalId ON articles (externalId, source, articleId) WHERE externalId IS NOT NULL;
        CREATE INDEX articlesByCanonicalUrl ON articles (canonicalUrl, articleId) WHERE canonicalUrl IS NOT NULL;
        CREATE INDEX articlesByStoredAt ON articles (storedAt DESC, articleId);
        CREATE INDEX articlesBySource ON articles (source, storedAt DESC, articleId);

        CREATE TABLE pendingEvents (
            position  INTEGER PRIMARY KEY AUTOINCREMENT,
            articleId TEXT    NOT NULL,
            eventId   TEXT    NOT NULL,
            createdAt INTEGER NOT NULL,
            type      TEXT    NOT NULL,
            payload   TEXT    NOT NULL
        );
        CREATE INDEX pendingEventsByArticle ON pendingEvents (articleId, eventId);

        CREATE TABLE parked (
            parkedId     TEXT    NOT NULL PRIMARY KEY,
            occurrences  INTEGER NOT NULL,
            lastParkedAt INTEGER NOT NULL,
            reason       TEXT    NOT NULL,
            source       TEXT,
            articleId    TEXT,
            message      TEXT    NOT NULL,
            body         BLOB    NOT NULL
        );
        CREATE INDEX parkedByTime ON parked (lastParkedAt DESC, parkedId);
        CREATE INDEX parkedByReason ON parked (reason, lastParkedAt DESC, parkedId);
        CREATE INDEX parkedBySource ON parked (source, lastParkedAt DESC, parkedId) WHERE source IS NOT NULL;
        CREATE INDEX parkedByArticle ON parked (articleId, lastParkedAt DESC, parkedId) WHERE articleId IS NOT NULL;
        """;

    // Version 1 knew no retractions: its table refused revision 0, and a rule of a table can't be changed in place.
    private const string Version2 = """
        CREATE TABLE articlesOf2 (
            articleId     TEXT    NOT NULL PRIMARY KEY,
            revision      INTEGER NOT NULL CHECK (revision >= 0),
            crawledAt     INTEGER NOT NULL,
            firstStoredAt INTEGER NOT NULL,
            storedAt      INTEGER NOT NULL,
            source        TEXT    NOT NULL,
            externalId    TEXT,
            canonicalUrl  TEXT,
            retractedAt   INTEGER,
            retraction    TEXT,
            document      TEXT    NOT NULL
        );
        INSERT INTO articlesOf2 (articleId, revision, crawledAt, firstStoredAt, storedAt, source, externalId, canonicalUrl, document)
            SELECT articleId, revision, crawledAt, firstStoredAt, storedAt, source, externalId, canonicalUrl, document FROM articles;
        DROP TABLE articles;
        ALTER TABLE articlesOf2 RENAME TO articles;
        CREATE INDEX articlesByExternalId ON articles (externalId, source, articleId) WHERE externalId IS NOT NULL;
        CREATE INDEX articlesByCanonicalUrl ON articles (canonicalUrl, articleId) WHERE canonicalUrl IS NOT NULL;
        CREATE INDEX articlesByStoredAt ON articles (storedAt DESC, articleId);
        CREATE INDEX articlesBySource ON articles (source, storedAt DESC, articleId);

        CREATE INDEX pendingEventsByTime ON pendingEvents (createdAt, articleId);
        CREATE TABLE leases (name TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL);
        CREATE TABLE articleBands (band INTEGER NOT NULL, articleId TEXT NOT NULL, PRIMARY KEY (band, articleId)) WITHOUT ROWID;
        CREATE INDEX articleBandsByArticle ON articleBands (articleId);
        ALTER TABLE parked ADD COLUMN replayedAt INTEGER;
        CREATE TABLE parkedActions (position INTEGER PRIMARY KEY AUTOINCREMENT, actedAt INTEGER NOT NULL, action TEXT NOT NULL);
        """;

    // Tokens are folded words already: none of the tokenizer's own rules may split one. Nothing is kept but which articles have a
    // word, in the order of their positions.
    private const string Version3 = """
        CREATE VIRTUAL TABLE articleWords USING fts5(
            words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_`{|}~''""'");
        CREATE TABLE articlePositions (position INTEGER PRIMARY KEY, articleId TEXT NOT NULL UNIQUE);
        """;

    private const string Version4 = "ALTER TABLE pendingEvents ADD COLUMN traceParent TEXT;";

    public static void Install(SqliteConnection connection, string path)
    {
        // Kept in the file; can't be set inside a transaction.
        connection.Execute("PRAGMA journal_mode=WAL");

        // Takes the write lock first: of several processes that install at once, the second finds the first one's tables.
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = connection.Scalar("PRAGMA user_version");
        if (version > Version)
        {
            throw new StoreRefusedException(
                $"{path} was written by a newer version of this program (schema {version}, known {Version}): update the program.");
        }

        if (version < Version)
        {
            if (version == 0)
                connection.Execute(Version1);
            if (version < 2)
                connection.Execute(Version2);
            if (version < 3)
            {
                connection.Execute(Version3);
                SearchTable.Fill(connection);
            }
            connection.Execute(Version4);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={Version}"));
        }

        transaction.Commit();
    }
}
