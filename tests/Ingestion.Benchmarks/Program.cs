using System.CommandLine;
using BenchmarkDotNet.Running;
using Ingestion.Benchmarks;
using Ingestion.Benchmarks.Fuzzing;
using Ingestion.Benchmarks.Load;
using Ingestion.Benchmarks.Page;

var broker = new Option<string?>("--broker") { Description = "AMQP address; default: a container" };
var mongo = new Option<string?>("--mongo") { Description = "MongoDB connection string; default: a container" };
var articles = new Option<int>("--articles") { Description = "How many articles", DefaultValueFactory = _ => 5000 };
var variants = new Option<LoadVariant[]>("--variants") { Description = "Which, the first being what the others are compared with", DefaultValueFactory = _ => Enum.GetValues<LoadVariant>(), AllowMultipleArgumentsPerToken = true };
var rounds = new Option<int>("--rounds") { Description = "How often each, in turn; medians are printed", DefaultValueFactory = _ => 1 };
var load = new Command("load", "Pushes articles through a real broker and store, beside the same with telemetry, a no-op enricher, a no-op store, two and three workers") { broker, mongo, articles, variants, rounds };
load.SetAction((parsed, cancellationToken) => LoadCommand.RunAsync(
    parsed.GetValue(broker), parsed.GetValue(mongo), parsed.GetValue(articles), parsed.GetValue(variants)!, parsed.GetValue(rounds), cancellationToken));

var variant = new Argument<LoadVariant>("variant");
var worker = new Command("load-worker", "The worker of a load run; started by load") { variant };
worker.Hidden = true;
worker.SetAction((parsed, cancellationToken) => LoadWorker.RunAsync(parsed.GetValue(variant), cancellationToken));

var engine = new Command("engine", "BenchmarkDotNet: the engine on one thread, articles of 450 words: all parts, and language and entities alone");
engine.SetAction(_ => BenchmarkRunner.Run<EngineBenchmarks>());

var length = new Command("length", "The price of a word in articles from 100 to 100,000 words");
length.SetAction(_ => LengthCommand.Run());

var models = new Command("models", "How long models and engine take to load in a fresh process, and how much memory they keep");
models.SetAction(_ => ModelCommand.Run());

var telemetry = new Command("telemetry", "Processor time of the path with everything sent to a collector, as a ratio to the same with nothing") { articles, rounds };
telemetry.SetAction((parsed, cancellationToken) => TelemetryCost.RunAsync(parsed.GetValue(articles), parsed.GetValue(rounds), cancellationToken));

var minutes = new Option<double>("--minutes") { Description = "How long, after the bodies of 1 MiB", DefaultValueFactory = _ => 1 };
var seed = new Option<int>("--seed") { Description = "The same seed gives the same bodies", DefaultValueFactory = _ => 1 };
var only = new Option<long?>("--only") { Description = "Runs one body again, by the number that a finding told" };
var fuzz = new Command("fuzz", "Random, mutated and adversarial Unicode through the engine: no exception, no violated span, no quadratic time") { minutes, seed, only };
fuzz.SetAction((parsed, cancellationToken) => Task.Run(
    () => FuzzCommand.Run(parsed.GetValue(minutes), parsed.GetValue(seed), parsed.GetValue(only), cancellationToken), CancellationToken.None));

var stored = new Option<int>("--articles") { Description = "How many articles are stored", DefaultValueFactory = _ => 100_000 };
var data = new Option<string?>("--data") { Description = "Folder of the SQLite file, kept for the next run; default: a temporary one" };
var sqliteOnly = new Option<bool>("--sqlite-only") { Description = "Leaves MongoDB out" };
var page = new Command("page", "How long the page waits for listings and searches") { data, mongo, sqliteOnly, stored };
page.SetAction((parsed, cancellationToken) =>
    PageCommand.RunAsync(parsed.GetValue(data), parsed.GetValue(mongo), parsed.GetValue(sqliteOnly), parsed.GetValue(stored), cancellationToken));

return await new RootCommand("Benchmarks of the ingestion worker; run with -c Release") { engine, length, models, load, worker, telemetry, fuzz, page }.Parse(args).InvokeAsync();
