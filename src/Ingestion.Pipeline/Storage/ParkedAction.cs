namespace Ingestion.Pipeline.Storage;

/// <summary>What an operator did with parked messages, for the record.</summary>
/// <param name="Action"><c>replay</c> or <c>discard</c>.</param>
/// <param name="Who">User and machine.</param>
/// <param name="At">When it ended, UTC. Stores keep milliseconds.</param>
/// <param name="Filter">Which messages were meant, as the command line put it.</param>
/// <param name="Done">How many messages it was done to.</param>
/// <param name="Failed">How many it could not be done to.</param>
public sealed record ParkedAction(string Action, string Who, DateTimeOffset At, string Filter, int Done, int Failed);
