using System.Net;
using System.Net.Sockets;
using Ingestion.MongoGateway.Authentication;
using Ingestion.MongoGateway.Commands;
using Ingestion.MongoGateway.Server;
using Ingestion.MongoGateway.Users;
using Ingestion.MongoGateway.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.MongoGateway.Tests.Server;

/// <summary>A connection over a real socket, with commands that need no database.</summary>
public sealed class ClientConnectionTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TcpClient _client = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _serving = Task.CompletedTask;

    [Fact]
    public async Task Run_HelloByBothProtocols_IsAnswered()
    {
        var stream = await ConnectAsync();

        var legacy = await AskAsync(stream, Messages.OpQuery("admin.$cmd", BsonDocument.Parse("{ isMaster: 1 }")), prefix: 20);
        var hello = await AskAsync(stream, Command("{ hello: 1, saslSupportedMechs: 'admin.worker', $db: 'admin' }"), prefix: 5);

        legacy["ismaster"].ShouldBe(true);
        hello["isWritablePrimary"].ShouldBe(true);
        hello["msg"].ShouldBe("isdbgrid");
        hello["saslSupportedMechs"].ShouldBe(new BsonArray { "SCRAM-SHA-256" });
    }

    [Theory]
    [InlineData("{ nonsense: 1, $db: 'admin' }", 59)]
    [InlineData("{ fail: 1, $db: 'admin' }", 1)]
    [InlineData("{ echo: 1 }", 40571)]
    [InlineData("{ echo: 1, autocommit: false, $db: 'admin' }", 20)]
    public async Task Run_FailedCommand_KeepsTheConnection(string json, int code)
    {
        var stream = await ConnectAsync();

        (await AskAsync(stream, Command(json), prefix: 5))["code"].ShouldBe(code);
        (await AskAsync(stream, Command("{ echo: 1, $db: 'admin' }"), prefix: 5))["ok"].ShouldBe(1.0);
    }

    [Fact]
    public async Task Run_FireAndForget_IsNotAnswered()
    {
        var stream = await ConnectAsync();
        await stream.WriteAsync(Messages.Framed(Messages.OpMsg(2, Messages.Body(BsonDocument.Parse("{ nonsense: 1, $db: 'a' }")))));
        await stream.WriteAsync(Messages.Framed(Messages.OpMsg(2, Messages.Body(BsonDocument.Parse("{ nonsense: 1 }")))));

        (await AskAsync(stream, Command("{ echo: 1, $db: 'admin' }"), prefix: 5))["ok"].ShouldBe(1.0);
    }

    [Theory]
    [InlineData("FFFFFFFF")]
    [InlineData("10000000" + "01000000" + "00000000" + "DC070000")] // OP_COMPRESSED, which was not offered
    [InlineData("10000000" + "01000000" + "00000000" + "DD070000")] // OP_MSG without anything
    [InlineData("0A000000" + "01000000" + "00000000" + "DD070000")]
    [InlineData("474554202F20485454502F312E310D0A0D0A")] // a browser
    public async Task Run_NoMessage_ClosesTheConnection(string hex)
    {
        var stream = await ConnectAsync();
        await stream.WriteAsync(Convert.FromHexString(hex));
        _client.Client.Shutdown(SocketShutdown.Send);

        (await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Limit)).ShouldBe(0);
        await _serving.WaitAsync(Limit);
    }

    [Fact]
    public async Task Run_BeforeAuthentication_RefusesCommandsAndLargeMessages()
    {
        var stream = await ConnectAsync(new User("worker", "admin", ScramCredential.Create("s3cret"), [Role.Root]));

        (await AskAsync(stream, Command("{ echo: 1, $db: 'admin' }"), prefix: 5))["code"].ShouldBe(13);
        (await AskAsync(stream, Command("{ saslStart: 1, mechanism: 'SCRAM-SHA-1', $db: 'admin' }"), prefix: 5))["code"].ShouldBe(334);
        (await AskAsync(stream, Command("{ saslContinue: 1, $db: 'admin' }"), prefix: 5))["code"].ShouldBe(18);

        var header = new byte[MessageFraming.HeaderLength];
        MessageFraming.WriteHeader(header, MessageFraming.MaxUnauthenticatedLength + 1, 1, 0, OpCode.Message);
        await stream.WriteAsync(header);
        (await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Limit)).ShouldBe(0);
    }

    [Fact]
    public async Task Run_ServerStops_EndsAtOnce()
    {
        var stream = await ConnectAsync();
        await AskAsync(stream, Command("{ ping: 1, $db: 'admin' }"), prefix: 5);

        await _stopping.CancelAsync();

        await _serving.WaitAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _client.Dispose();
        await _serving.WaitAsync(Limit);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private static RawMessage Command(string json) => Messages.OpMsg(0, Messages.Body(BsonDocument.Parse(json)));

    private async Task<NetworkStream> ConnectAsync(User? administrator = null)
    {
        var users = new UserDirectory(administrator);
        var handshake = new HandshakeCommands(TimeProvider.System, users);
        var dispatcher = new CommandDispatcher(
            [.. handshake.OpenHandlers, .. new AuthenticationCommands(users).OpenHandlers],
            [
                .. HandshakeCommands.Handlers,
                ("echo", (_, _, _) => Task.FromResult(Replies.Ok)),
                ("fail", (_, _, _) => throw new InvalidOperationException("a fault of the gateway")),
            ],
            new AccessControl(users),
            NullLogger<CommandDispatcher>.Instance);
        _listener.Start();
        var accepting = _listener.AcceptTcpClientAsync();
        await _client.ConnectAsync((IPEndPoint)_listener.LocalEndpoint);
        var accepted = await accepting;
        _serving = ServeAsync();
        return _client.GetStream();

        async Task ServeAsync()
        {
            using (accepted)
            {
                await new ClientConnection(accepted.GetStream(), 1, dispatcher, NullLogger<ClientConnection>.Instance)
                    .RunAsync(_stopping.Token, CancellationToken.None);
            }
        }
    }

    private static async Task<BsonDocument> AskAsync(NetworkStream stream, RawMessage message, int prefix)
    {
        await stream.WriteAsync(Messages.Framed(message));
        var reply = await MessageFraming.ReadAsync(stream, MessageFraming.MaxMessageLength, CancellationToken.None).AsTask().WaitAsync(Limit);
        return MongoDB.Bson.Serialization.BsonSerializer.Deserialize<BsonDocument>(reply!.Value.Body[prefix..].ToArray());
    }
}
