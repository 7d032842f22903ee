using Ingestion.MongoGateway.Authentication;
using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Users;

namespace Ingestion.MongoGateway.Tests.Users;

public sealed class UserTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSameUser()
    {
        var user = new User("worker", "ingestion", ScramCredential.Create("s3cret"), [new Role("readWrite", "ingestion"), Role.Root]);

        var read = User.Read(user.ToDocument());

        read.Id.ShouldBe("ingestion.worker");
        read.Roles.ShouldBe(user.Roles);
        read.Credential.StoredKey.ShouldBe(user.Credential.StoredKey);
    }

    [Fact]
    public void Describe_AnyUser_ShowsNoCredential() =>
        new User("worker", "ingestion", ScramCredential.Create("s3cret"), []).Describe().Contains("credentials").ShouldBeFalse();

    [Fact]
    public void ReadRoles_NameAlone_MeansTheCommandsDatabase() =>
        Role.Read(BsonDocument.Parse("{ r: [ 'read', { role: 'dbAdmin', db: 'other' } ] }")["r"], "mine").ShouldBe([new Role("read", "mine"), new Role("dbAdmin", "other")]);

    [Theory]
    [InlineData("{ r: [ 'nonsense' ] }", 31)]
    [InlineData("{ r: [ 'root' ] }", 31)] // It belongs to admin.
    [InlineData("{ r: [ 1 ] }", 14)]
    [InlineData("{ r: 'read' }", 14)]
    public void ReadRoles_NoSuchRole_IsRefused(string roles, int code) =>
        Should.Throw<MongoErrorException>(() => Role.Read(BsonDocument.Parse(roles)["r"], "mine")).Code.ShouldBe(code);
}
