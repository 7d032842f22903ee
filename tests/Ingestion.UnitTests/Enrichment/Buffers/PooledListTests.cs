using Ingestion.Enrichment.Buffers;

namespace Ingestion.UnitTests.Enrichment.Buffers;

public class PooledListTests
{
    [Fact]
    public void Add_MoreThanItsCapacity_KeepsAllInOrder()
    {
        using var sut = new PooledList<int>(1);

        for (var i = 0; i < 1000; i++)
            sut.Add(i);

        sut.Items.ToArray().ShouldBe(Enumerable.Range(0, 1000));
    }

    [Fact]
    public void AddRange_ItsOwnItemsOverCapacity_DoublesTheList()
    {
        using var sut = new PooledList<string>(1);
        sut.AddRange(["a", "b", "c"]);

        for (var i = 0; i < 6; i++)
            sut.AddRange(sut.Items);

        sut.Count.ShouldBe(3 * 64);
        sut.Items[^3..].ToArray().ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void OfDefaults_UsedMemory_IsCleared()
    {
        using (var used = new PooledList<int>(64))
        {
            used.Extend(64);
            used.Items.Fill(7);
        }

        using var sut = PooledList<int>.OfDefaults(64);

        sut.Items.ToArray().ShouldAllBe(item => item == 0);
    }

    [Fact]
    public void Dispose_Twice_LeavesAnEmptyListThatStillWorks()
    {
        var sut = new PooledList<int>();
        sut.Add(1);

        sut.Dispose();
        sut.Dispose();

        sut.Count.ShouldBe(0);
        sut.Add(2);
        sut[0].ShouldBe(2);
    }
}
