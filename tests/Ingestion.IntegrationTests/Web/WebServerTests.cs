using System.Net;
using System.Net.Sockets;
using Ingestion.ReliabilityTests.Processes;

namespace Ingestion.IntegrationTests.Web;

public sealed class WebServerTests : IDisposable
{
    private const int DefaultPort = 8080;

    private readonly string _data = Directory.CreateTempSubdirectory("ingestion-web-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Run_DefaultAddressTaken_SaysSoInOneLineAndWorksOn()
    {
        using var other = new TcpListener(IPAddress.Loopback, DefaultPort);
        try
        {
            other.Start();
        }
        catch (SocketException)
        {
            // Somebody on this machine has taken it already.
        }
        using var worker = WorkerProcess.Start("Ingestion.Worker", ["run", "--data", _data], new Dictionary<string, string>(StringComparer.Ordinal));
        await worker.WroteAsync("Nothing is served over HTTP", TimeSpan.FromSeconds(60));

        worker.Output.ShouldNotContain(line => line.Contains("Hosting failed", StringComparison.Ordinal) || line.Contains("   at ", StringComparison.Ordinal));
        (await worker.TerminateAsync()).ShouldBe(0);
    }
}
