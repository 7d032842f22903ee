using System.Globalization;
using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>
/// Opens connections and runs transactions on the one file. SQLite has one writer at a time, so writers of this process queue
/// at a gate (fair, and they can be cancelled) instead of polling the file's lock; other processes meet the busy time-out.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly string _connectionString;
    private readonly string _onOpen;

    public SqliteDatabase(SqliteStoreOptions options)
    {
        Path = System.IO.Path.GetFullPath(options.Path);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,

            // Only Install creates the file: a mistyped path must not look like an empty store.
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
            Pooling = true,
        }.ToString();

        // FULL: with write-ahead logging, NORMAL could lose the last commits on power failure, and the broker was told that they are safe.
        _onOpen = string.Create(
            CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={(long)options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous=FULL;");
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Runs reads on one snapshot, so that a document and its events belong together.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        OffCallerAsync(() => InTransaction(work, deferred: true, cancellationToken), cancellationToken);

    /// <summary>Runs a read-write transaction. Cancellation is honoured until the commit begins.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        AloneAsync(() => InTransaction(work, deferred: false, cancellationToken), cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<SqliteConnection> work, CancellationToken cancellationToken) =>
        WriteAsync<object?>(
            connection =>
            {
                work(connection);
                return null;
            },
            cancellationToken);

    /// <summary>Creates folder and file where missing, and installs the schema.</summary>
    public Task InstallAsync(CancellationToken cancellationToken) =>
        AloneAsync(
            () =>
            {
                try
                {
                    Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw new StoreUnavailableException($"The folder of {Path} can't be created: {e.Message}", e);
                }

                var creating = new SqliteConnectionStringBuilder(_connectionString) { Mode = SqliteOpenMode.ReadWriteCreate };
                using var connection = Open(creating.ToString());
                SqliteSchema.Install(connection, Path);
                return true;
            },
            cancellationToken);

    public void Dispose()
    {
        _writer.Dispose();

        // The last connection that is closed folds the write-ahead log into the file.
        ClearPool();
    }

    private void ClearPool()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private T InTransaction<T>(Func<SqliteConnection, T> work, bool deferred, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Open(_connectionString);
        using var transaction = connection.BeginTransaction(deferred);
        var result = work(connection);
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Commit();
        return result;
    }

    private SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = _onOpen;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<T> AloneAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            return await OffCallerAsync(work, cancellationToken);
        }
        finally
        {
            _writer.Release();
        }
    }

    // The async methods of Microsoft.Data.Sqlite block (https://learn.microsoft.com/dotnet/standard/data/sqlite/async), so the
    // work moves to the pool and the caller's thread stays free.
    private Task<T> OffCallerAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                try
                {
                    return work();
                }
                catch (SqliteException e)
                {
                    // What SQLite opened while the disk was read-only can never write, and would lie in the pool for minutes after it can.
                    if (SqliteFailures.IsReadOnly(e))
                        ClearPool();
                    throw SqliteFailures.Translate(e, Path);
                }
            },
            cancellationToken);
}
