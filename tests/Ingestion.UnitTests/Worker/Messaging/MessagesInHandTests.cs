using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Time.Testing;

namespace Ingestion.UnitTests.Worker.Messaging;

public sealed class MessagesInHandTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2025, 10, 12, 12, 0, 0, TimeSpan.Zero);

    private readonly IntakeState _state = new(new FakeTimeProvider(Noon));
    private readonly MessagesInHand _inHand;

    public MessagesInHandTests() => _inHand = new MessagesInHand(_state);

    public void Dispose() => _state.Dispose();

    [Fact]
    public void OldestAt_Nothing_IsNull() => _inHand.OldestAt().ShouldBeNull();

    [Fact]
    public void OldestAt_SeveralInHand_IsTheEarliestSent()
    {
        var newer = _inHand.Take(Noon);
        var older = _inHand.Take(Noon.AddHours(-1).ToOffset(TimeSpan.FromHours(3)));

        _inHand.Count.ShouldBe(2);
        _inHand.OldestAt().ShouldBe(Noon.AddHours(-1));
        _inHand.Finish(older);
        _inHand.OldestAt().ShouldBe(Noon);
        _inHand.Finish(newer);
        _inHand.OldestAt().ShouldBeNull();
    }

    [Fact]
    public void OldestAt_ReturnedWhilePaused_IsStillKnown()
    {
        _state.NoteAway("store", "gone");
        var (older, newer) = (_inHand.Take(Noon.AddHours(-1)), _inHand.Take(Noon));
        _inHand.Return(older);
        _inHand.Return(newer);

        _inHand.Count.ShouldBe(0);
        _inHand.OldestAt().ShouldBe(Noon.AddHours(-1));
    }

    [Fact]
    public void OldestAt_ReturnedAndIntakeGoesOn_IsForgotten()
    {
        _state.NoteAway("store", "gone");
        _inHand.Return(_inHand.Take(Noon.AddHours(-1)));
        _state.NoteStarted();
        _inHand.OldestAt().ShouldBeNull("another worker may have taken it");

        _inHand.Finish(_inHand.Take(Noon));
        _state.NoteAway("store", "gone once more");

        _inHand.OldestAt().ShouldBeNull();
    }
}
