using Ingestion.MongoGateway.Cursors;
using Microsoft.Extensions.Time.Testing;

namespace Ingestion.MongoGateway.Tests.Cursors;

public sealed class CursorStoreTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Take_OpenCursor_GivesItOnce()
    {
        var store = new CursorStore(_time);
        store.Put(new OpenCursor(5, "store", [1]));

        store.Take(5, "other").ShouldBeNull();
        store.Take(5, "store")!.Continuation.ShouldBe([1]);
        store.Take(5, "store").ShouldBeNull();
    }

    [Fact]
    public void Sweep_IdleCursors_AreForgotten()
    {
        var store = new CursorStore(_time);
        store.Put(new OpenCursor(1, "store", []));
        _time.Advance(CursorStore.IdleLimit);
        store.Put(new OpenCursor(2, "store", []));
        _time.Advance(TimeSpan.FromSeconds(1));

        store.Sweep().ShouldBe([1L]);

        store.Count.ShouldBe(1);
    }
}
