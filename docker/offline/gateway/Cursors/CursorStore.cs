using System.Collections.Concurrent;

namespace Ingestion.MongoGateway.Cursors;

/// <summary>
/// The open cursors of all clients. A cursor is taken out while a page is read, so that two requests at once cannot read the same
/// page: the second finds no cursor.
/// </summary>
internal sealed class CursorStore(TimeProvider time)
{
    /// <summary>How long a cursor may lie unused; MongoDB's default.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, (OpenCursor Cursor, long Since)> _cursors = new();

    /// <summary>Number of open cursors.</summary>
    public int Count => _cursors.Count;

    /// <summary>Keeps a cursor until it is taken or swept.</summary>
    public void Put(OpenCursor cursor) => _cursors[cursor.Id] = (cursor, time.GetTimestamp());

    /// <summary>Removes and returns a cursor of a database; null when there is none.</summary>
    public OpenCursor? Take(long id, string database) =>
        _cursors.TryGetValue(id, out var entry)
        && string.Equals(entry.Cursor.Database, database, StringComparison.Ordinal)
        && _cursors.TryRemove(new KeyValuePair<long, (OpenCursor, long)>(id, entry))
            ? entry.Cursor
            : null;

    /// <summary>Removes the cursors that lay unused for longer than <see cref="IdleLimit"/>.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<long> Sweep()
    {
        var swept = new List<long>();
        foreach (var entry in _cursors)
        {
            if (time.GetElapsedTime(entry.Value.Since) > IdleLimit && _cursors.TryRemove(entry))
                swept.Add(entry.Key);
        }

        return swept;
    }
}
