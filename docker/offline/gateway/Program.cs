using Ingestion.MongoGateway.Server;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddMongoGateway();
using var host = builder.Build();
await host.RunAsync();
