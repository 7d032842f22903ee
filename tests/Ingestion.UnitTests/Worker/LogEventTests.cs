using System.Reflection;
using Ingestion.Pipeline;
using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Logging;

namespace Ingestion.UnitTests.Worker;

public sealed class LogEventTests
{
    [Fact]
    public void EventIds_OfAllLogs_AreUniqueAndNotZero()
    {
        var logs = new[] { typeof(ArticlePath).Assembly, typeof(IntakeState).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .SelectMany(m => m.GetCustomAttributes<LoggerMessageAttribute>().Select(a => (a.EventId, Log: $"{m.DeclaringType!.Name}.{m.Name}")))
            .ToList();

        logs.Count.ShouldBeGreaterThan(20);
        logs.Where(l => l.EventId <= 0).ShouldBeEmpty();
        logs.GroupBy(l => l.EventId).Where(g => g.Count() > 1).Select(g => string.Join(" = ", g.Select(l => l.Log))).ShouldBeEmpty();
    }
}
