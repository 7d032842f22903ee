using System.Collections.Concurrent;

namespace Ingestion.MongoGateway.Users;

/// <summary>All users, in memory: every command asks for one.</summary>
/// <param name="administrator">The user of the container's environment; null for a server without authentication, as in MongoDB.</param>
internal sealed class UserDirectory(User? administrator)
{
    private readonly ConcurrentDictionary<string, User> _users = new(
        administrator is null ? [] : [new KeyValuePair<string, User>(administrator.Id, administrator)], StringComparer.Ordinal);

    /// <summary>Whether a client must sign in before it may do anything.</summary>
    public bool RequiresAuthentication { get; } = administrator is not null;

    /// <summary>All of them, in the order of their ids.</summary>
    public IEnumerable<User> All => _users.Values.OrderBy(user => user.Id, StringComparer.Ordinal);

    /// <summary>The user with an id; null when there is none, or when nobody is asked for.</summary>
    public User? Find(string? id) => id is null ? null : _users.GetValueOrDefault(id);

    /// <summary>Adds a user, or replaces the one with his id. Connections that he has open see the change with their next command.</summary>
    public void Put(User user) => _users[user.Id] = user;

    /// <summary>Removes a user; his connections can do nothing from then on.</summary>
    public void Remove(string id) => _users.TryRemove(id, out _);
}
