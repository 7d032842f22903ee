using Ingestion.MongoGateway.Wire;
using Npgsql;
using NpgsqlTypes;

namespace Ingestion.MongoGateway.Storage;

/// <summary>One page of a result, ready to be sent, and how to get the next.</summary>
/// <param name="Reply">The finished reply, BSON.</param>
/// <param name="Continuation">BSON to ask for the next page with; null after the last.</param>
/// <param name="CursorId">The cursor's number; 0 for pages after the first, which do not repeat it.</param>
internal sealed record CursorPage(byte[] Reply, byte[]? Continuation, long CursorId);

/// <summary>The reply of a write command.</summary>
/// <param name="Reply">The reply, BSON, with errors still coded in the extension's way.</param>
/// <param name="Succeeded">False when it holds <c>writeErrors</c>.</param>
internal sealed record WriteReply(byte[] Reply, bool Succeeded);

/// <summary>
/// The SQL functions of the documentdb extension, which take and give MongoDB's own command documents. Each call is one
/// transaction. Results are cast to <c>bytea</c>: that is the BSON itself, which can go to the client as it is.
/// </summary>
internal sealed class DocumentDatabase(NpgsqlDataSource dataSource)
{
    private const string Bson = "::bytea::documentdb_core.bson";

    /// <summary>Whether the extension answers.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = dataSource.CreateCommand("SELECT documentdb_api.binary_version()");
            return await command.ExecuteScalarAsync(cancellationToken) is string;
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Runs <c>insert</c>, <c>update</c> or <c>delete</c>.</summary>
    /// <param name="function">One of <see cref="WriteFunction"/>.</param>
    /// <param name="request">The command, for its database, its time limit and its retry key.</param>
    /// <param name="command">The command's document, BSON.</param>
    /// <param name="sequence">Documents that came outside the body, one after another; null when there were none.</param>
    /// <param name="retryKey">Session and transaction number of a write that the driver may repeat.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<WriteReply> WriteAsync(
        string function,
        CommandRequest request,
        ReadOnlyMemory<byte> command,
        ReadOnlyMemory<byte>? sequence,
        string? retryKey,
        CancellationToken cancellationToken) =>
        RunAsync(
            $"SELECT p_result::bytea, p_success FROM {function}($1, $2{Bson}, $3::bytea::documentdb_core.bsonsequence, $4)",
            [Text(request.Database), Bytes(command), Bytes(sequence), Text(retryKey)],
            request.MaxTime,
            static reader => new WriteReply(reader.GetFieldValue<byte[]>(0), reader.GetBoolean(1)),
            cancellationToken);

    /// <summary>Runs <c>findAndModify</c>.</summary>
    public Task<byte[]> FindAndModifyAsync(CommandRequest request, ReadOnlyMemory<byte> command, CancellationToken cancellationToken) =>
        DocumentAsync(
            $"SELECT p_result::bytea FROM documentdb_api.find_and_modify($1, $2{Bson}, $3)",
            [Text(request.Database), Bytes(command), Text(request.RetryKey)],
            request.MaxTime,
            cancellationToken);

    /// <summary>Runs a command that opens a cursor.</summary>
    /// <param name="function">One of <see cref="CursorFunction"/>.</param>
    /// <param name="request">The command.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage> OpenCursorAsync(string function, CommandRequest request, CancellationToken cancellationToken) =>
        RunAsync(
            $"SELECT cursorpage::bytea, continuation::bytea, cursorid FROM {function}($1, $2{Bson})",
            [Text(request.Database), Bytes(request.Body)],
            request.MaxTime,
            static reader => new CursorPage(
                reader.GetFieldValue<byte[]>(0),
                reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1),
                reader.IsDBNull(2) ? 0 : reader.GetInt64(2)),
            cancellationToken);

    /// <summary>Reads the next page of a cursor.</summary>
    public Task<CursorPage> GetMoreAsync(CommandRequest request, byte[] continuation, CancellationToken cancellationToken) =>
        RunAsync(
            $"SELECT cursorpage::bytea, continuation::bytea FROM documentdb_api.cursor_get_more($1, $2{Bson}, $3{Bson})",
            [Text(request.Database), Bytes(request.Body), Bytes(continuation)],
            request.MaxTime,
            static reader => new CursorPage(
                reader.GetFieldValue<byte[]>(0),
                reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1),
                CursorId: 0),
            cancellationToken);

    /// <summary>Forgets what the database stored for cursors.</summary>
    public Task DeleteCursorsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        RunAsync(
            "SELECT count(*) FROM documentdb_api_internal.delete_cursors($1)",
            [new NpgsqlParameter { Value = ids.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint }],
            maxTime: null,
            static reader => reader.GetInt64(0),
            cancellationToken);

    /// <summary>Runs a function of database and command that returns one document.</summary>
    public Task<byte[]> CommandAsync(string function, CommandRequest request, CancellationToken cancellationToken) =>
        DocumentAsync(
            $"SELECT result::bytea FROM {function}($1, $2{Bson}) AS result",
            [Text(request.Database), Bytes(request.Body)],
            request.MaxTime,
            cancellationToken);

    /// <summary>Runs <c>count</c> or <c>distinct</c>.</summary>
    public Task<byte[]> QueryAsync(string function, CommandRequest request, CancellationToken cancellationToken) =>
        DocumentAsync(
            $"SELECT document::bytea FROM {function}($1, $2{Bson})",
            [Text(request.Database), Bytes(request.Body)],
            request.MaxTime,
            cancellationToken);

    /// <summary>Runs a function of the command alone that returns one document.</summary>
    public Task<byte[]> GlobalCommandAsync(string function, CommandRequest request, CancellationToken cancellationToken) =>
        DocumentAsync(
            $"SELECT result::bytea FROM {function}($1{Bson}) AS result",
            [Bytes(request.Body)],
            request.MaxTime,
            cancellationToken);

    /// <summary>Creates indexes at once, not in the background: the caller can use them when the reply is there.</summary>
    public Task<byte[]> CreateIndexesAsync(CommandRequest request, CancellationToken cancellationToken) =>
        DocumentAsync(
            // Without the last argument every index on a collection that exists is refused.
            $"SELECT result::bytea FROM documentdb_api_internal.create_indexes_non_concurrently($1, $2{Bson}, true) AS result",
            [Text(request.Database), Bytes(request.Body)],
            request.MaxTime,
            cancellationToken);

    /// <summary>Changes a collection's options.</summary>
    public Task<byte[]> CollModAsync(CommandRequest request, CancellationToken cancellationToken) =>
        DocumentAsync(
            $"SELECT result::bytea FROM documentdb_api.coll_mod($1, $2, $3{Bson}) AS result",
            [Text(request.Database), Text(request.Collection), Bytes(request.Body)],
            request.MaxTime,
            cancellationToken);

    /// <summary>Drops a collection.</summary>
    /// <returns>Whether it existed.</returns>
    public Task<bool> DropCollectionAsync(CommandRequest request, CancellationToken cancellationToken) =>
        RunAsync(
            "SELECT documentdb_api.drop_collection($1, $2)",
            [Text(request.Database), Text(request.Collection)],
            request.MaxTime,
            static reader => !reader.IsDBNull(0) && reader.GetBoolean(0),
            cancellationToken);

    /// <summary>Drops a database with everything in it.</summary>
    public Task DropDatabaseAsync(CommandRequest request, CancellationToken cancellationToken) =>
        RunAsync(
            "SELECT documentdb_api.drop_database($1) IS NULL",
            [Text(request.Database)],
            request.MaxTime,
            static reader => reader.IsDBNull(0),
            cancellationToken);

    /// <summary>The name that a client gave an index; null when there is no such index.</summary>
    /// <param name="id">The extension's number for it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<string?> IndexNameAsync(long id, CancellationToken cancellationToken) =>
        RunAsync(
            "SELECT (SELECT (index_spec).index_name FROM documentdb_api_catalog.collection_indexes WHERE index_id = $1)",
            [new NpgsqlParameter { Value = (int)id, NpgsqlDbType = NpgsqlDbType.Integer }],
            maxTime: null,
            static reader => reader.IsDBNull(0) ? null : reader.GetString(0),
            cancellationToken);

    /// <summary>Has PostgreSQL explain a query.</summary>
    /// <param name="function">One of the functions of <c>documentdb_api_catalog</c> that turn a command into a query.</param>
    /// <param name="request">The explain command.</param>
    /// <param name="inner">The command to explain, BSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The plan, JSON.</returns>
    public Task<string> ExplainAsync(string function, CommandRequest request, ReadOnlyMemory<byte> inner, CancellationToken cancellationToken) =>
        RunAsync(
            $"EXPLAIN (FORMAT JSON, ANALYZE, VERBOSE) SELECT document FROM {function}($1, $2{Bson})",
            [Text(request.Database), Bytes(inner)],
            request.MaxTime,
            static reader => reader.GetString(0),
            cancellationToken);

    private Task<byte[]> DocumentAsync(
        string sql, NpgsqlParameter[] parameters, TimeSpan? maxTime, CancellationToken cancellationToken) =>
        RunAsync(sql, parameters, maxTime, static reader => reader.GetFieldValue<byte[]>(0), cancellationToken);

    private async Task<T> RunAsync<T>(
        string sql,
        NpgsqlParameter[] parameters,
        TimeSpan? maxTime,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        if (maxTime is { } limit)
        {
            // Both statements of a batch are one transaction, and the setting ends with it: nothing is left on the connection.
            var setting = new NpgsqlBatchCommand("SELECT set_config('statement_timeout', $1, true)");
            setting.Parameters.Add(Text(limit.TotalMilliseconds.ToString("F0", System.Globalization.CultureInfo.InvariantCulture)));
            batch.BatchCommands.Add(setting);
        }

        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        batch.BatchCommands.Add(command);

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (maxTime is not null)
            await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new InvalidOperationException("The database returned no row.");
        var result = read(reader);

        // Errors of the end of the transaction, such as a deferred constraint, are raised only when everything is read.
        while (await reader.NextResultAsync(cancellationToken))
        {
        }

        return result;
    }

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Bytes(ReadOnlyMemory<byte>? value) =>
        new() { Value = value is { } bytes ? bytes : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };
}

/// <summary>Functions that <see cref="DocumentDatabase.WriteAsync"/> takes.</summary>
internal static class WriteFunction
{
    public const string Insert = "documentdb_api.insert";
    public const string Update = "documentdb_api.update";
    public const string Delete = "documentdb_api.delete";
}

/// <summary>Functions that <see cref="DocumentDatabase.OpenCursorAsync"/> takes.</summary>
internal static class CursorFunction
{
    public const string Find = "documentdb_api.find_cursor_first_page";
    public const string Aggregate = "documentdb_api.aggregate_cursor_first_page";
    public const string ListCollections = "documentdb_api.list_collections_cursor_first_page";
    public const string ListIndexes = "documentdb_api.list_indexes_cursor_first_page";
}
