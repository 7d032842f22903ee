using System.CommandLine;
using Ingestion.Pipeline.Intake;
using Ingestion.Worker.Display;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Publishing;
using Ingestion.Worker.Reading;
using Ingestion.Worker.Samples;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Commands;

/// <summary>Publishes articles to the queue of a worker, as a crawler would.</summary>
internal static class PublishCommand
{
    /// <summary>Messages that wait for their confirm at the same time: waiting for each alone would cost a round trip an article.</summary>
    private const int Window = 128;

    /// <summary>And no more bytes than this, as articles may be large.</summary>
    private const long WindowBytes = 64 * 1024 * 1024;

    /// <summary>The command <c>publish</c>.</summary>
    public static Command Create()
    {
        var files = ArticleInputs.Argument(ArgumentArity.ZeroOrMore);
        var raw = new Option<bool>("--raw") { Description = "Publishes the JSON as it stands, as any AMQP client would, instead of a MassTransit envelope round it." };
        var noValidate = new Option<bool>("--no-validate") { Description = "Publishes also what the worker will not accept; it will be parked." };
        var samples = new Option<bool>("--samples") { Description = "Publishes the sample articles that come with the program." };
        var command = new Command("publish", "Publishes articles to the broker (settings Broker:Uri, Broker:Queue) and waits for its confirm of each.") { files, raw, noValidate, samples };
        command.Validators.Add(result =>
        {
            if (result.GetValue(files) is not { Length: > 0 } && !result.GetValue(samples))
                result.AddError("publish needs a FILE, - for standard input, or --samples.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed,
            new Request(parsed.GetValue(files) ?? [], parsed.GetValue(samples), parsed.GetValue(raw), !parsed.GetValue(noValidate)),
            cancellationToken));
        command.SetExamples(
            "publish --set Broker:Uri=amqp://user:password@localhost:5672 articles.jsonl",
            "publish --raw --samples");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Request request, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        builder.Services.AddEngine();
        builder.Services.AddSettings<BrokerOptions>(BrokerOptions.Section);
        using var host = builder.Build();
        var broker = host.Services.GetRequiredService<IOptions<BrokerOptions>>().Value;
        if (string.IsNullOrWhiteSpace(broker.Uri))
            throw new SettingsException($"{WorkerModes.BrokerSetting} is not set. Set it to the address of the broker, amqp://user:password@host:5672/vhost (environment: Broker__Uri), or use --set {WorkerModes.BrokerSetting}=….");
        var clock = host.Services.GetRequiredService<TimeProvider>();
        var progress = new ProgressLine(parsed.InvocationConfiguration.Error, "published", clock);
        var intake = request.Validate ? host.Services.GetRequiredService<ArticleIntake>() : null;
        var batch = new Batch(request, intake, progress);
        try
        {
            await using var sender = await ArticleSender.ConnectAsync(broker, clock, cancellationToken);
            await batch.PublishAsync(sender, cancellationToken);
        }
        catch (BrokerProblemException e)
        {
            progress.Tell("error: " + e.Message);
            batch.Failed = true;
        }
        finally
        {
            // Also after Ctrl-C: whoever interrupts wants to know how far it came.
            progress.Finish($"{batch.Published} published to {BrokerAddress.WithoutSecrets(broker.Uri)}, queue {broker.Queue}; {batch.Refused} refused", always: true);
        }
        return batch.Failed ? ExitCodes.Failure : ExitCodes.Ok;
    }

    private sealed record Request(string[] Files, bool Samples, bool Raw, bool Validate);

    /// <summary>Articles on their way, a window at a time, in order.</summary>
    private sealed class Batch(Request request, ArticleIntake? intake, ProgressLine progress)
    {
        private readonly Queue<(ArticleItem Item, Task Confirm)> _unconfirmed = new();
        private long _unconfirmedBytes;

        public int Published { get; private set; }

        public int Refused { get; private set; }

        public bool Failed { get; set; }

        public async Task PublishAsync(ArticleSender sender, CancellationToken cancellationToken)
        {
            var inputs = new ArticleInputs(request.Files, progress);
            if (request.Samples)
            {
                foreach (var sample in SampleArticles.All)
                    await SendAsync(sender, sample, cancellationToken);
            }
            if (request.Files.Length > 0)
            {
                await foreach (var item in inputs.ReadAsync(cancellationToken))
                    await SendAsync(sender, item, cancellationToken);
            }
            while (_unconfirmed.Count > 0)
                await ConfirmAsync();
            Failed |= !inputs.Complete;
        }

        private async Task SendAsync(ArticleSender sender, ArticleItem item, CancellationToken cancellationToken)
        {
            if (intake?.Examine(item.Body) is { Accepted: false } verdict)
            {
                Refuse($"{item.Place}: {Verdict.Rejected(verdict.Violations)}");
                return;
            }
            while (_unconfirmed.Count >= Window || _unconfirmedBytes >= WindowBytes)
                await ConfirmAsync();
            _unconfirmedBytes += item.Body.Length;
            _unconfirmed.Enqueue((item, sender.SendAsync(item.Body, request.Raw, cancellationToken)));
        }

        private async Task ConfirmAsync()
        {
            var (item, confirm) = _unconfirmed.Dequeue();
            _unconfirmedBytes -= item.Body.Length;
            try
            {
                await confirm;
                Published++;
                progress.Advance();
            }
            catch (MessageRefusedException e)
            {
                Refuse($"{item.Place}: {e.Message}");
            }
        }

        private void Refuse(string problem)
        {
            Refused++;
            Failed = true;
            progress.Tell(problem);
        }
    }
}
