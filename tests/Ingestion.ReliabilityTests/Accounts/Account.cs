namespace Ingestion.ReliabilityTests.Accounts;

/// <summary>What became of everything that was published.</summary>
/// <param name="Messages">Messages sent, repeats included.</param>
/// <param name="In">Articles and messages of poison published.</param>
/// <param name="Accounted">Of those: articles stored in their newest version, or withdrawn, with every revision and retraction announced, and poison parked with its bytes.</param>
/// <param name="RepeatedEvents">Events that the subscriber saw again; it may, and drops them by their id.</param>
/// <param name="Problems">Everything that is not as it should be, in words.</param>
internal sealed record Account(int Messages, int In, int Accounted, int RepeatedEvents, IReadOnlyList<string> Problems)
{
    /// <summary>What is not accounted for.</summary>
    public int Lost => In - Accounted;
}
