using Ingestion.Pipeline.Storage;
using Ingestion.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ingestion.IntegrationTests.Stores;

public sealed class SqliteArticleStoreTests : ArticleStoreContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ingestion-sqlite-");
    private readonly List<SqliteArticleStore> _opened = [];
    private int _files;

    private string File { get; set; } = "";

    public override Task DisposeAsync()
    {
        _opened.ForEach(store => store.Dispose());
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    protected override Task<IArticleStore> CreateAsync()
    {
        File = Path.Combine(_folder.FullName, "not yet there", $"articles {++_files}.db");
        return OpenAgainAsync();
    }

    protected override Task<IArticleStore> OpenAgainAsync()
    {
        // The busy time-out covers a machine that does much else at the same time.
        var store = new SqliteArticleStore(new SqliteStoreOptions { Path = File, BusyTimeout = TimeSpan.FromSeconds(60) });
        _opened.Add(store);
        return Task.FromResult<IArticleStore>(store);
    }

    protected override IArticleStore CreateUnreachable()
    {
        // A folder under a plain file can't be created by anyone, root included.
        var file = Path.Combine(_folder.FullName, "plain file");
        System.IO.File.WriteAllText(file, "");
        return new SqliteArticleStore(new SqliteStoreOptions { Path = Path.Combine(file, "sub", "articles.db") });
    }

    [Fact]
    public void Description_Always_NamesTheFile() => Store.Description.ShouldBe($"SQLite {File}");

    [Fact]
    public async Task FindAsync_NotInstalled_IsUnavailableAndCreatesNoFile()
    {
        var store = await CreateAsync();

        await Should.ThrowAsync<StoreUnavailableException>(() => store.FindAsync("a", None));

        System.IO.File.Exists(File).ShouldBeFalse();
    }

    [Fact]
    public async Task InstallAsync_FileIsNoDatabase_IsRefused()
    {
        var store = await CreateAsync();
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000));

        (await Should.ThrowAsync<StoreRefusedException>(() => store.InstallAsync(None))).Message.ShouldContain("not a SQLite database");
    }

    [Fact]
    public async Task InstallAsync_SchemaOfANewerVersion_IsRefused()
    {
        Run("PRAGMA user_version=99");

        (await Should.ThrowAsync<StoreRefusedException>(() => Store.InstallAsync(None))).Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task InstallAsync_FileOfVersion1_KeepsItsArticlesFindsThemAndTakesRetractions()
    {
        var old = await CreateAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        Run(SqliteSchema.Version1);
        var article = Samples.Minimal(Samples.NewId()) with { SearchTokens = ["خبر", "o'brien"] };
        Run($"""
            INSERT INTO articles VALUES ('{article.ArticleId}', 1, {article.CrawledAt.ToUnixTimeMilliseconds()}, 5, 6, 'source', NULL, NULL, '{StoredJson.Write(article).Replace("'", "''", StringComparison.Ordinal)}');
            PRAGMA user_version=1;
            """);

        await old.InstallAsync(None);

        (await old.FindAsync(article.ArticleId, None)).ShouldNotBeNull().Body.ShouldBe(article.Body);
        (await old.ListAsync(new ArticleQuery { Search = "خبر o'brien" }, None)).Items.ShouldHaveSingleItem();
        (await old.RetractAsync(Tombstone(Samples.NewId(), Samples.Noon), Samples.Event(), None)).ShouldBe(WriteOutcome.Written);
    }

    [Fact]
    public async Task WriteAsync_AnotherProcessHoldsTheFile_IsUnavailable()
    {
        using var impatient = new SqliteArticleStore(new SqliteStoreOptions { Path = File, BusyTimeout = TimeSpan.FromSeconds(1) });
        using var holder = Connect();
        using var transaction = holder.BeginTransaction(deferred: false);

        var e = await Should.ThrowAsync<StoreUnavailableException>(() => impatient.WriteAsync(Samples.Minimal("a"), Samples.Event(), None));

        e.Message.ShouldContain("in use by another process");

        // Readers are not held up.
        (await impatient.FindAsync("a", None)).ShouldBeNull();
    }

    [Fact]
    public void Translate_FileCannotGrow_SaysThatTheDiskIsFull()
    {
        // A limit on pages is reported exactly as a full disk is.
        using var connection = Connect();
        Run(connection, "PRAGMA max_page_count=1");
        var failure = Should.Throw<SqliteException>(
            () => Run(connection, "INSERT INTO parked VALUES ('p', 1, 1, 'r', NULL, NULL, '{}', zeroblob(1000000), NULL)"));

        var translated = SqliteFailures.Translate(failure, File);

        translated.ShouldBeOfType<StoreUnavailableException>().Message.ShouldContain("full: free some space");
    }

    [Fact]
    public async Task FindAsync_StoredTextIsDamaged_IsRefusedWithoutQuotingIt()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);
        Run("UPDATE articles SET document = replace(document, '\"source\":\"source\"', '\"source\":17')");

        var e = await Should.ThrowAsync<StoreRefusedException>(() => Store.FindAsync(article.ArticleId, None));

        e.Message.ShouldContain("$.source");
        e.Message.ShouldNotContain("Body.");
    }

    [Fact]
    public async Task WriteAsync_Always_KeepsArabicReadableInTheFile()
    {
        await Store.WriteAsync(Samples.Minimal(Samples.NewId()) with { Body = "متن الخبر" }, Samples.Event(), None);

        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT document FROM articles";
        ((string)command.ExecuteScalar()!).ShouldContain("\"body\":\"متن الخبر\"");
    }

    [Theory]
    [InlineData("SELECT articleId FROM articles WHERE externalId = 'x' AND source = 'y' ORDER BY articleId LIMIT 20", "articlesByExternalId")]
    [InlineData("SELECT articleId FROM articles WHERE canonicalUrl = 'x' ORDER BY articleId LIMIT 20", "articlesByCanonicalUrl")]
    [InlineData("SELECT document FROM articles WHERE storedAt <= 5 AND (storedAt < 5 OR articleId > 'a') ORDER BY storedAt DESC, articleId LIMIT 5", "articlesByStoredAt")]
    [InlineData("SELECT document FROM articles WHERE source = 'x' ORDER BY storedAt DESC, articleId LIMIT 5", "articlesBySource")]
    [InlineData("SELECT articleId FROM articleBands WHERE band = 5", "PRIMARY KEY")]
    [InlineData("SELECT rowid FROM articleWords WHERE articleWords MATCH 'a' AND rowid < 5 ORDER BY rowid DESC LIMIT 5", "VIRTUAL TABLE INDEX")]
    [InlineData("SELECT message FROM parked WHERE reason = 'x' ORDER BY lastParkedAt DESC, parkedId LIMIT 5", "parkedByReason")]
    public void Schema_LookupsAndListings_UseTheirIndexWithoutSorting(string sql, string index)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Literals above.
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
            plan.Add(reader.GetString(3));

        string.Join('\n', plan).ShouldContain(index);
        string.Join('\n', plan).ShouldNotContain("TEMP B-TREE");
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private void Run(string sql)
    {
        using var connection = Connect();
        Run(connection, sql);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Literals above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
