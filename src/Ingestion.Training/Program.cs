using System.Text;
using Ingestion.Training.Commands;

// UTF-8 whatever the locale says: the names in the results are Arabic.
await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
return await CommandLine.InvokeAsync(args, output, Console.Error, CancellationToken.None);
