using Ingestion.MongoGateway.Errors;

namespace Ingestion.MongoGateway.Tests.Errors;

public sealed class SqlStateMapTests
{
    [Theory]
    [InlineData("M0001", 2)]
    [InlineData("M0008", 26)]
    [InlineData("M000E", 43)]
    [InlineData("M001C", 11000)]
    [InlineData("M00CO", 121)]
    [InlineData("23505", 11000)]
    [InlineData("23P01", 11000)]
    [InlineData("40001", 112)]
    [InlineData("40P01", 112)]
    [InlineData("55P03", 24)]
    [InlineData("57014", 50)]
    [InlineData("42P01", 26)]
    [InlineData("0A000", 115)]
    [InlineData("42501", 13)]
    [InlineData("25006", 10107)]
    [InlineData("57P01", 91)]
    [InlineData("08006", 91)]
    [InlineData("53100", 14031)]
    [InlineData("XX000", 8)]
    [InlineData("M00ZZ", 8)]
    public void Find_SqlState_GivesMongoCode(string sqlState, int code) => SqlStateMap.Find(sqlState).Code.ShouldBe(code);

    [Fact]
    public void Unpack_PackedState_GivesFiveCharacters()
    {
        // As the extension puts a duplicate key into writeErrors.
        SqlStateMap.Unpack(319029277).ShouldBe("M001C");
        SqlStateMap.Unpack(29).ShouldBe("M0000");
    }
}
