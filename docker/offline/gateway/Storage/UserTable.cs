using Ingestion.MongoGateway.Users;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Npgsql;

namespace Ingestion.MongoGateway.Storage;

/// <summary>The users that commands created, in a table beside the extension's own: they outlive a restart, as in MongoDB.</summary>
internal sealed class UserTable(NpgsqlDataSource dataSource)
{
    /// <summary>Makes the table where it is missing, and reads it.</summary>
    public async Task<IReadOnlyList<User>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var create = dataSource.CreateCommand("CREATE TABLE IF NOT EXISTS gateway_users (id text PRIMARY KEY, document bytea NOT NULL)");
        await create.ExecuteNonQueryAsync(cancellationToken);
        await using var select = dataSource.CreateCommand("SELECT document FROM gateway_users");
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        var users = new List<User>();
        while (await reader.ReadAsync(cancellationToken))
            users.Add(User.Read(BsonSerializer.Deserialize<BsonDocument>(reader.GetFieldValue<byte[]>(0))));
        return users;
    }

    /// <returns>False when there is a user with this id.</returns>
    public Task<bool> InsertAsync(User user, CancellationToken cancellationToken) =>
        RunAsync("INSERT INTO gateway_users (id, document) VALUES ($1, $2) ON CONFLICT DO NOTHING", cancellationToken, user.Id, user.ToDocument().ToBson());

    /// <returns>False when there is no user with this id.</returns>
    public Task<bool> UpdateAsync(User user, CancellationToken cancellationToken) =>
        RunAsync("UPDATE gateway_users SET document = $2 WHERE id = $1", cancellationToken, user.Id, user.ToDocument().ToBson());

    /// <returns>False when there is no user with this id.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) =>
        RunAsync("DELETE FROM gateway_users WHERE id = $1", cancellationToken, id);

    private async Task<bool> RunAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = dataSource.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
