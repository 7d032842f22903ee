using Ingestion.Enrichment.Entities;

namespace Ingestion.UnitTests.Enrichment.Entities;

public class NameTableTests
{
    [Fact]
    public void Add_SameNameTwice_GivesOneNumber()
    {
        using var sut = new NameTable();

        var name = sut.Add("فيدان");

        sut.Add("فيدان").ShouldBe(name);
        sut.Find("فيدان").ShouldBe(name);
        sut[name].ToString().ShouldBe("فيدان");
    }

    [Fact]
    public void Find_UnknownOrEmptyName_GivesZero()
    {
        using var sut = new NameTable();
        sut.Add("Bell");

        sut.Find("Bel").ShouldBe(0);
        sut.Find("").ShouldBe(0);
        sut.Add("").ShouldBe(0);
    }

    [Fact]
    public void Close_PartsOfKnownNames_WritesOneName()
    {
        using var sut = new NameTable();
        var (first, last) = (sut.Add("Anna"), sut.Add("Bell"));

        var whole = sut.Append(sut[first]).Append(" ").Append(sut[last]).Close();

        sut[whole].ToString().ShouldBe("Anna Bell");
        sut.Open.Length.ShouldBe(0);
    }

    [Fact]
    public void Drop_OpenName_LeavesNoTrace()
    {
        using var sut = new NameTable();
        sut.Append("ab");

        sut.Drop();

        sut.Add("ab").ShouldBe(sut.Append("a").Append("b").Close());
        sut.Find("abab").ShouldBe(0);
    }

    [Fact]
    public void Add_ThousandsOfNames_KeepsThemApart()
    {
        using var sut = new NameTable();

        var numbers = Enumerable.Range(0, 5000).Select(i => sut.Add($"name {i}")).ToArray();

        numbers.Distinct().Count().ShouldBe(5000);
        for (var i = 0; i < numbers.Length; i++)
            sut[numbers[i]].ToString().ShouldBe($"name {i}");
    }
}
