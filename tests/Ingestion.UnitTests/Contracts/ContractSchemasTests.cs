namespace Ingestion.UnitTests.Contracts;

public class ContractSchemasTests
{
    public static TheoryData<string> Contracts => new(ContractSchemas.All.Select(c => c.FileName));

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Schema_OfRecord_IsTheFileInTheProject(string fileName)
    {
        var contract = ContractSchemas.All.Single(c => c.FileName == fileName).Contract;
        var path = Path.Combine(ContractSchemas.Folder, fileName);
        var schema = ContractSchemas.SchemaOf(contract);
        if (Environment.GetEnvironmentVariable("INGESTION_UPDATE_SCHEMAS") == "1")
        {
            Directory.CreateDirectory(ContractSchemas.Folder);
            File.WriteAllText(path, schema);
        }
        File.Exists(path).ShouldBeTrue($"{path} is missing: run INGESTION_UPDATE_SCHEMAS=1 dotnet test tests/Ingestion.UnitTests");
        File.ReadAllText(path).ShouldBe(schema, "The schema is stale: run INGESTION_UPDATE_SCHEMAS=1 dotnet test tests/Ingestion.UnitTests and commit it.");
    }

    [Fact]
    public void Members_OfEveryContract_AreDocumented()
    {
        foreach (var (contract, _) in ContractSchemas.All)
        {
            var properties = System.Text.Json.Nodes.JsonNode.Parse(ContractSchemas.SchemaOf(contract))!["properties"]!.AsObject();
            properties.Count.ShouldBeGreaterThan(3);
            foreach (var (name, schema) in properties)
                schema!["description"].ShouldNotBeNull($"{contract.Name}.{name}");
        }
    }
}
