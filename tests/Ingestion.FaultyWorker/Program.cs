using Ingestion.FaultyWorker;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.Hosting;

// The worker of src/Ingestion.Worker, put together by the same code, with fault points around two of its ports. They stand in this
// program alone: what is shipped has no switch that kills it.
var builder = WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal));
builder.AddWorker();
builder.AddFaultPoints();
using var host = builder.Build();
await host.RunAsync();
