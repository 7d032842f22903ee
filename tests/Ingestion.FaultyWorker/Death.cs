using System.Diagnostics;

namespace Ingestion.FaultyWorker;

/// <summary>The end of this process, as sudden as <c>kill -9</c>: no handler runs, no buffer is flushed, nothing is returned to the broker.</summary>
internal static class Death
{
    public static void Now(string where)
    {
        Console.Error.WriteLine($"fault point: {where}");
        using var self = Process.GetCurrentProcess();
        self.Kill();
        // The signal needs an instant; nothing may happen in it.
        using var never = new ManualResetEventSlim();
        never.Wait();
    }
}
