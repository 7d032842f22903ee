using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>What is known of names, each as the name of one type of thing.</summary>
/// <typeparam name="T">What is known.</typeparam>
internal sealed class TypedNames<T> : IDisposable
    where T : class
{
    private static readonly int Types = Enum.GetValues<EntityType>().Length;

    private readonly PooledList<T?> _known = new();

    /// <summary>What is known of a name, or null; valid until another one is asked for.</summary>
    /// <param name="type">What it names.</param>
    /// <param name="name">Its number in the article's table of names.</param>
    public ref T? this[EntityType type, int name] => ref _known.At((name * Types) + (int)type);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _known.Dispose();
}
