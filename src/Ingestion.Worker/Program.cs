using Ingestion.Worker.Commands;
using Ingestion.Worker.Display;

using var interruption = new Interruption();
return await CommandLine.InvokeAsync(args, StandardOutput.Open(), Console.Error, interruption.Token);
