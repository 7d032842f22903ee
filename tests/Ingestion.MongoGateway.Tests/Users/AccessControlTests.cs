using Ingestion.MongoGateway.Authentication;
using Ingestion.MongoGateway.Commands;
using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Users;
using Ingestion.MongoGateway.Wire;

namespace Ingestion.MongoGateway.Tests.Users;

/// <summary>What a user of one database may and may not do, by the roles that MongoDB has built in.</summary>
public sealed class AccessControlTests
{
    private static readonly ScramCredential Credential = ScramCredential.Create("s3cret");

    private readonly UserDirectory _users = new(new User("root", "admin", Credential, [Role.Root]));
    private readonly ClientSession _session = new(1);

    [Theory]
    [InlineData("{ find: 'c' }")]
    [InlineData("{ aggregate: 'c', pipeline: [ { $match: {} }, { $out: 'd' } ] }")]
    [InlineData("{ aggregate: 'c', pipeline: [ { $merge: { into: { db: 'mine', coll: 'd' } } } ] }")]
    [InlineData("{ explain: { find: 'c' } }")]
    [InlineData("{ getMore: { $numberLong: '1' } }")]
    [InlineData("{ listCollections: 1 }")]
    [InlineData("{ insert: 'c' }")]
    [InlineData("{ update: 'c' }")]
    [InlineData("{ delete: 'c' }")]
    [InlineData("{ findAndModify: 'c' }")]
    [InlineData("{ create: 'c' }")]
    [InlineData("{ createIndexes: 'c' }")]
    [InlineData("{ drop: 'c' }")]
    [InlineData("{ renameCollection: 'mine.c', to: 'mine.d' }")]
    public void RequirePrivileges_ReadWriteOnItsDatabase_IsAllowed(string command)
    {
        SignIn(new Role("readWrite", "mine"));

        Should.NotThrow(() => Require(command, "mine"));
    }

    [Theory]
    [InlineData("{ find: 'c' }")]
    [InlineData("{ aggregate: 'c', pipeline: [] }")]
    [InlineData("{ explain: { find: 'c' } }")]
    [InlineData("{ getMore: { $numberLong: '1' } }")]
    [InlineData("{ listCollections: 1 }")]
    [InlineData("{ insert: 'c' }")]
    [InlineData("{ update: 'c' }")]
    [InlineData("{ delete: 'c' }")]
    [InlineData("{ findAndModify: 'c' }")]
    [InlineData("{ create: 'c' }")]
    [InlineData("{ createIndexes: 'c' }")]
    [InlineData("{ drop: 'c' }")]
    public void RequirePrivileges_ReadWriteOnAnotherDatabase_IsRefused(string command)
    {
        SignIn(new Role("readWrite", "mine"));

        Refused(command, "other");
    }

    [Theory]
    [InlineData("{ collMod: 'c' }")]
    [InlineData("{ dropDatabase: 1 }")]
    [InlineData("{ createUser: 'u', pwd: 'p', roles: [] }")]
    [InlineData("{ updateUser: 'worker', pwd: 'p' }")]
    [InlineData("{ updateUser: 'worker', roles: [ 'dbOwner' ] }")]
    [InlineData("{ dropUser: 'worker' }")]
    [InlineData("{ usersInfo: 1 }")]
    [InlineData("{ usersInfo: 'another' }")]
    [InlineData("{ usersInfo: { forAllDBs: true } }")]
    [InlineData("{ listDatabases: 1, authorizedDatabases: false }")]
    [InlineData("{ getParameter: 1 }")]
    [InlineData("{ aggregate: 'c', pipeline: [ { $out: { db: 'other', coll: 'd' } } ] }")]
    [InlineData("{ aggregate: 'c', pipeline: [ { $merge: { into: { db: 'other', coll: 'd' } } } ] }")]
    [InlineData("{ explain: { aggregate: 'c', pipeline: [ { $out: { db: 'other', coll: 'd' } } ] } }")]
    [InlineData("{ renameCollection: 'mine.c', to: 'other.c' }")]
    [InlineData("{ renameCollection: 'other.c', to: 'mine.c' }")]
    [InlineData("{ commandThatNobodyListed: 1 }")]
    public void RequirePrivileges_BeyondReadWrite_IsRefused(string command)
    {
        SignIn(new Role("readWrite", "mine"));

        Refused(command, "mine");
    }

    [Theory]
    [InlineData("dbAdmin", "{ collMod: 'c' }")]
    [InlineData("dbAdmin", "{ dropDatabase: 1 }")]
    [InlineData("userAdmin", "{ createUser: 'u', pwd: 'p', roles: [ 'readWrite' ] }")]
    [InlineData("userAdmin", "{ usersInfo: 1 }")]
    [InlineData("dbOwner", "{ dropUser: 'u' }")]
    [InlineData("read", "{ usersInfo: 'worker' }")]
    [InlineData("read", "{ usersInfo: [ { user: 'worker', db: 'mine' } ] }")]
    [InlineData("read", "{ listDatabases: 1 }")]
    [InlineData("read", "{ endSessions: [] }")]
    public void RequirePrivileges_WithTheRoleForIt_IsAllowed(string role, string command)
    {
        SignIn(new Role(role, "mine"));

        Should.NotThrow(() => Require(command, "mine"));
    }

    [Theory]
    [InlineData("dbAdmin", "{ find: 'c' }")]
    [InlineData("dbAdmin", "{ insert: 'c' }")]
    [InlineData("read", "{ insert: 'c' }")]
    [InlineData("userAdmin", "{ createUser: 'u', pwd: 'p', roles: [ { role: 'root', db: 'admin' } ] }")]
    [InlineData("dbOwner", "{ createUser: 'u', pwd: 'p', roles: [ { role: 'read', db: 'other' } ] }")]
    public void RequirePrivileges_WithAnotherRole_IsRefused(string role, string command)
    {
        SignIn(new Role(role, "mine"));

        Refused(command, "mine");
    }

    [Fact]
    public void RequirePrivileges_Refused_TellsNoMoreThanWhoAsked()
    {
        SignIn(new Role("read", "mine"));

        var refusal = Should.Throw<MongoErrorException>(() => Require("{ insert: 'c', documents: [ { secret: 1 } ] }", "mine"));

        refusal.Message.ShouldBe("not authorized on mine to execute command { insert: \"c\" }");
        refusal.CodeName.ShouldBe("Unauthorized");
    }

    [Fact]
    public void RequirePrivileges_RolesTakenAway_CountsAtOnce()
    {
        SignIn(new Role("readWrite", "mine"));
        _users.Put(new User("worker", "mine", Credential, [new Role("read", "mine")]));
        Refused("{ insert: 'c' }", "mine");

        _users.Remove("mine.worker");
        Should.Throw<MongoErrorException>(() => new AccessControl(_users).RequireUser(_session, "find")).Code.ShouldBe(13);
        Refused("{ find: 'c' }", "mine");
    }

    [Fact]
    public void Knows_DatabasesOfOthers_AreHidden()
    {
        var access = new AccessControl(_users);
        access.Knows(_session, "mine").ShouldBeFalse("nobody has signed in");
        SignIn(new Role("read", "mine"));

        access.Knows(_session, "mine").ShouldBeTrue();
        access.Knows(_session, "other").ShouldBeFalse();
        _session.UserId = "admin.root";
        access.Knows(_session, "other").ShouldBeTrue();
        new AccessControl(new UserDirectory(null)).Knows(new ClientSession(2), "other").ShouldBeTrue("a server without users hides nothing");
    }

    private void SignIn(Role role)
    {
        var user = new User("worker", "mine", Credential, [role]);
        _users.Put(user);
        _session.UserId = user.Id;
    }

    private void Require(string command, string database)
    {
        var document = BsonDocument.Parse(command);
        new AccessControl(_users).RequirePrivileges(
            _session, new CommandRequest(1, database, document, document.ToBson(), CommandRequest.NoSequences, WantsReply: true, IsLegacy: false));
    }

    private void Refused(string command, string database) => Should.Throw<MongoErrorException>(() => Require(command, database)).Code.ShouldBe(13);
}
