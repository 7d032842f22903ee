using Ingestion.Worker.Commands;

return await RunCommand.RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal), CancellationToken.None);
