using System.Net;
using System.Net.Sockets;

namespace Ingestion.UnitTests.Worker.Commands;

public sealed class HealthCommandTests
{
    [Fact]
    public async Task Health_NobodyServes_FailsAndNamesTheAddress()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var run = await CommandRun.OfAsync("health", "--set", $"Web:Url=http://0.0.0.0:{port}");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain($"0.0.0.0:{port}");
    }

    [Fact]
    public async Task Health_NothingIsToBeServed_IsAQuestionOfSettings()
    {
        var run = await CommandRun.OfAsync("health", "--set", "Web:Url=off");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("Web:Url");
    }
}
