using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.UnitTests.Worker.Messaging;

public class IntakeStateTests
{
    [Fact]
    public void NoteAway_Repeatedly_KeepsSinceAndTellsTheLastProblem()
    {
        using var state = new IntakeState(TimeProvider.System);
        state.Pause.ShouldBeNull();
        var first = state.NoteAway("store", "a");
        state.NoteAway("broker", "b");
        state.Pause.ShouldBe(new IntakePause("broker", "b", first.Since, Stopped: false));
        state.NoteBack().ShouldNotBeNull().Since.ShouldBe(first.Since);
        state.Pause.ShouldBeNull();
        state.NoteBack().ShouldBeNull();
    }

    [Fact]
    public void NoteBack_WhileStopped_StaysPausedUntilStarted()
    {
        using var state = new IntakeState(TimeProvider.System);
        state.NoteAway("store", "a");
        state.NoteStopped();
        state.NoteBack().ShouldBeNull();
        state.Pause.ShouldNotBeNull().Stopped.ShouldBeTrue();
        state.NoteStarted().ShouldNotBeNull();
        state.Pause.ShouldBeNull();
    }

    [Fact]
    public async Task Retry_MessagesAreReturned_EndsWaitingAtOnceAndNewOnesTryAfterwards()
    {
        using var state = new IntakeState(TimeProvider.System);
        var retry = new TransientRetry(state, TimeProvider.System, NullLogger<TransientRetry>.Instance);
        var attempts = 0;
        var waiting = retry.RunAsync<bool>(
            _ =>
            {
                attempts++;
                throw new StoreUnavailableException("away on purpose");
            },
            CancellationToken.None);
        state.Pause.ShouldNotBeNull().Problem.ShouldBe("away on purpose");

        state.NoteStopped();
        state.ReturnMessages();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        attempts.ShouldBeGreaterThan(0);
        state.NoteStarted();
        (await retry.RunAsync(_ => Task.FromResult(true), CancellationToken.None)).ShouldBeTrue();
    }
}
