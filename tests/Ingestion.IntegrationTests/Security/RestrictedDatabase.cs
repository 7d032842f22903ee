using System.Text.RegularExpressions;
using Ingestion.IntegrationTests.Containers;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.IntegrationTests.Security;

/// <summary>
/// A database with the user of <c>docker/mongodb/users.js</c>: the script itself needs MongoDB's shell, so its document is read and given
/// to the same command.
/// </summary>
public sealed partial class RestrictedDatabase(MongoFixture mongo) : IAsyncLifetime
{
    /// <summary>A database that is not the user's.</summary>
    public const string Other = "somebody-elses";

    private const string Password = "worker-tests";
    private static readonly (string Database, BsonDocument User) Script = Read();

    private IMongoClient? _administrator;

    /// <summary>The user's name.</summary>
    public static string Name => Script.User["user"].AsString;

    /// <summary>The user's database.</summary>
    public static string Database => Script.Database;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_administrator is null)
            return;
        await _administrator.GetDatabase(Database).RunCommandAsync<BsonDocument>(new BsonDocument("dropUser", Name));
        await _administrator.DropDatabaseAsync(Database);
        await _administrator.DropDatabaseAsync(Other);
        _administrator.Dispose();
    }

    /// <summary>An administrator's connection string.</summary>
    public Task<string> AdministratorAsync() => mongo.ConnectionStringAsync();

    /// <summary>
    /// The user's connection string, with the rights of the script or, where an administrator runs <c>setup</c>, with those that are enough
    /// then. The database is empty and another one is not.
    /// </summary>
    public async Task<string> UserAsync(bool afterSetup)
    {
        var administrator = await AsAdministratorAsync();
        await administrator.DropDatabaseAsync(Database);
        var roles = Script.User["roles"].AsBsonArray.Where(role => !afterSetup || role["role"] == "readWrite");
        await administrator.GetDatabase(Database).RunCommandAsync<BsonDocument>(new BsonDocument { { "updateUser", Name }, { "roles", new BsonArray(roles) } });
        return new MongoUrlBuilder(await mongo.ConnectionStringAsync()) { Username = Name, Password = Password, AuthenticationSource = Database }.ToString();
    }

    private async Task<IMongoClient> AsAdministratorAsync()
    {
        if (_administrator is not null)
            return _administrator;
        _administrator = await mongo.ConnectAsync();
        await _administrator.GetDatabase(Database).RunCommandAsync<BsonDocument>(
            new BsonDocument { { "createUser", Name }, { "pwd", Script.User["pwd"] }, { "roles", Script.User["roles"] } });
        await _administrator.GetDatabase(Other).GetCollection<BsonDocument>("articles").InsertOneAsync(new BsonDocument("_id", "theirs"));
        return _administrator;
    }

    private static (string Database, BsonDocument User) Read()
    {
        var script = Comment().Replace(File.ReadAllText(Repository.File("docker/mongodb/users.js")), "")
            .Replace("process.env.MONGODB_WORKER_PASSWORD", $"'{Password}'", StringComparison.Ordinal);
        var created = CreateUser().Match(script);
        created.Success.ShouldBeTrue("users.js must make one user, of one database");
        return (created.Groups["database"].Value, BsonDocument.Parse(created.Groups["user"].Value));
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*db\.getSiblingDB\('(?<database>[^']+)'\)\.createUser\((?<user>\{.*\})\);\s*$", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CreateUser();
}
