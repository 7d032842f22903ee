using System.Security.Cryptography;
using Ingestion.Pipeline.Storage;

namespace Ingestion.IntegrationTests.Stores;

/// <content>Parked messages.</content>
public abstract partial class ArticleStoreContract
{
    [StoreFact]
    public async Task ParkAsync_EveryMemberSet_ComesBackUnchanged()
    {
        // Not UTF-8, a byte-order mark, a zero.
        var message = Samples.FullParked(Samples.NewId(), [0xEF, 0xBB, 0xBF, 0x00, 0xFF, 0xC3, 0x28, 0x80]);
        EveryMemberIsSet(message);

        await Store.ParkAsync(message, None);

        Samples.Text(await Store.FindParkedAsync(message.ParkedId, None)).ShouldBe(Samples.Text(message));
    }

    [StoreFact]
    public async Task ParkAsync_LeastAndEmptyBody_ComesBackUnchanged()
    {
        var message = Samples.Parked(Samples.NewId(), []);

        await Store.ParkAsync(message, None);

        Samples.Text(await Store.FindParkedAsync(message.ParkedId, None)).ShouldBe(Samples.Text(message));
    }

    [StoreFact]
    public async Task ParkAsync_AsLargeAsTheBrokerAllows_KeepsEveryByte()
    {
        foreach (var size in new[] { 8 * 1024 * 1024, (int)(15.9 * 1024 * 1024), 16 * 1024 * 1024 })
        {
            var body = RandomNumberGenerator.GetBytes(size);
            var message = Samples.Parked(Samples.NewId(), body);

            await Store.ParkAsync(message, None);

            var stored = (await Store.FindParkedAsync(message.ParkedId, None)).ShouldNotBeNull();
            stored.BodyLength.ShouldBe(size);
            stored.Body.Span.SequenceEqual(body).ShouldBeTrue($"{size} bytes");
        }
    }

    [StoreFact]
    public async Task ParkAsync_PartOfALargerBuffer_KeepsOnlyThatPart()
    {
        var message = Samples.Parked(Samples.NewId(), [9, 1, 2, 3, 9]);
        message = message with { Body = message.Body.Slice(1, 3), BodyLength = 3 };

        await Store.ParkAsync(message, None);

        (await Store.FindParkedAsync(message.ParkedId, None)).ShouldNotBeNull().Body.ToArray().ShouldBe([1, 2, 3]);
    }

    [StoreFact]
    public async Task ParkAsync_TextThatIsNotUnicode_IsParkedAllTheSame()
    {
        // Lone surrogates are a reason to be parked, so parking must get along with them.
        var message = Samples.Parked(Samples.NewId(), [1]) with
        {
            Source = "a\ud800",
            Exception = "\udc00",
            Headers = new Dictionary<string, string> { ["h\ud800"] = "v\udc00" },
        };

        await Store.ParkAsync(message, None);

        var stored = (await Store.FindParkedAsync(message.ParkedId, None)).ShouldNotBeNull();
        stored.Source.ShouldBe("a\ufffd");
        stored.Exception.ShouldBe("\ufffd");
        stored.Headers["h\ufffd"].ShouldBe("v\ufffd");
    }

    [StoreFact]
    public async Task ParkAsync_Again_CountsAndKeepsTheFirst()
    {
        var first = Samples.FullParked(Samples.NewId(), [1, 2]);
        var later = Samples.Parked(first.ParkedId, [1, 2]) with
        {
            Reason = "other",
            FirstParkedAt = Samples.Noon.AddHours(1),
            LastParkedAt = Samples.Noon.AddHours(1),
        };
        await Store.ParkAsync(first, None);
        await Store.ParkAsync(later, None);
        await Store.ParkAsync(later with { LastParkedAt = Samples.Noon.AddDays(-1) }, None);

        Samples.Text(await Store.FindParkedAsync(first.ParkedId, None))
            .ShouldBe(Samples.Text(first with { Occurrences = 3, LastParkedAt = Samples.Noon.AddHours(1) }));
    }

    [StoreFact]
    public async Task ParkAsync_FiftyAtOnce_CountsEachOnce()
    {
        var message = Samples.Parked(Samples.NewId(), [1, 2]);
        var other = await OpenAgainAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? Store : other).ParkAsync(message, None)));

        (await Store.FindParkedAsync(message.ParkedId, None)).ShouldNotBeNull().Occurrences.ShouldBe(50);
    }

    [StoreFact]
    public async Task FindParkedAsync_UnknownId_IsNull() => (await Store.FindParkedAsync(Samples.NewId(), None)).ShouldBeNull();

    [StoreFact]
    public async Task ListParkedAsync_Filters_SelectAndLeaveTheBytesOut()
    {
        var a = Samples.FullParked(Samples.NewId(), [1]) with { Reason = "r1", Source = "s1", LastParkedAt = Samples.Noon.AddMinutes(3) };
        var b = Samples.FullParked(Samples.NewId(), [2]) with { Reason = "r1", Source = "s2", LastParkedAt = Samples.Noon.AddMinutes(2) };
        var c = Samples.FullParked(Samples.NewId(), [3]) with { Reason = "r2", Source = "s1", LastParkedAt = Samples.Noon.AddMinutes(1) };
        var d = Samples.Parked(Samples.NewId(), [4]) with { Reason = "r2" };
        foreach (var message in new[] { d, b, a, c })
            await Store.ParkAsync(message, None);

        (await ListAllParkedAsync(new ParkedQuery())).ShouldBe([a.ParkedId, b.ParkedId, c.ParkedId, d.ParkedId]);
        (await ListAllParkedAsync(new ParkedQuery { Reason = "r1" })).ShouldBe([a.ParkedId, b.ParkedId]);
        (await ListAllParkedAsync(new ParkedQuery { Source = "s1" })).ShouldBe([a.ParkedId, c.ParkedId]);
        (await ListAllParkedAsync(new ParkedQuery { ArticleId = b.ArticleId })).ShouldBe([b.ParkedId]);
        (await ListAllParkedAsync(new ParkedQuery { Source = "s1", Reason = "r2", ArticleId = c.ArticleId })).ShouldBe([c.ParkedId]);
        (await ListAllParkedAsync(new ParkedQuery { Source = "s2", Reason = "r2" })).ShouldBeEmpty();

        var listed = (await Store.ListParkedAsync(new ParkedQuery { Limit = 1 }, None)).Items.ShouldHaveSingleItem();
        Samples.Text(listed).ShouldBe(Samples.Text(a with { Body = default }));
    }

    [StoreFact]
    public async Task ListParkedAsync_Pages_SeeEachOnceNewestFirst()
    {
        var messages = Enumerable.Range(0, 60)
            .Select(i => Samples.Parked(Samples.NewId(), [1]) with { LastParkedAt = Samples.Noon.AddMilliseconds(i / 20) }).ToArray();
        await Parallel.ForEachAsync(messages, async (m, _) => await Store.ParkAsync(m, None));

        (await ListAllParkedAsync(new ParkedQuery { Limit = 7 })).ShouldBe(
            messages.OrderByDescending(m => m.LastParkedAt).ThenBy(m => m.ParkedId, StringComparer.Ordinal).Select(m => m.ParkedId));
    }

    [StoreFact]
    public async Task ListParkedAsync_SinceAndUntil_BoundTheTimeAlsoAcrossPages()
    {
        var messages = Enumerable.Range(0, 10)
            .Select(i => Samples.Parked(Samples.NewId(), [1]) with { LastParkedAt = Samples.Noon.AddMinutes(i) }).ToArray();
        foreach (var message in messages)
            await Store.ParkAsync(message, None);

        (await ListAllParkedAsync(new ParkedQuery { Since = Samples.Noon.AddMinutes(2), Until = Samples.Noon.AddMinutes(7), Limit = 2 }))
            .ShouldBe(Enumerable.Range(2, 5).Reverse().Select(i => messages[i].ParkedId));
        (await ListAllParkedAsync(new ParkedQuery { Since = Samples.Noon.AddMinutes(9) })).ShouldBe([messages[9].ParkedId]);
        (await ListAllParkedAsync(new ParkedQuery { Until = Samples.Noon })).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task MarkReplayedAsync_EarlierAndLater_OnlyMovesForward()
    {
        var message = Samples.Parked(Samples.NewId(), [1]);
        await Store.ParkAsync(message, None);

        await Store.MarkReplayedAsync(message.ParkedId, Samples.Noon.AddHours(2), None);
        await Store.MarkReplayedAsync(message.ParkedId, Samples.Noon.AddHours(1), None);
        await Store.MarkReplayedAsync(Samples.NewId(), Samples.Noon, None);
        await Store.ParkAsync(message with { LastParkedAt = Samples.Noon.AddHours(3) }, None);

        var stored = (await Store.FindParkedAsync(message.ParkedId, None)).ShouldNotBeNull();
        stored.ReplayedAt.ShouldBe(Samples.Noon.AddHours(2));
        stored.LastParkedAt.ShouldBe(Samples.Noon.AddHours(3));
        (await Store.ListParkedAsync(new ParkedQuery(), None)).Items.ShouldHaveSingleItem().ReplayedAt.ShouldBe(Samples.Noon.AddHours(2));
    }

    [StoreFact]
    public async Task CountParkedAsync_SomeReplayed_CountsThoseThatAreOpenByReason()
    {
        // The store is shared, the reasons are this test's own.
        var (first, second) = ("reason-" + Samples.NewId(), "reason-" + Samples.NewId());
        var open = Samples.Parked(Samples.NewId(), [1]) with { Reason = first };
        var replayed = Samples.Parked(Samples.NewId(), [2]) with { Reason = first };
        var refusedOnceMore = Samples.Parked(Samples.NewId(), [3]) with { Reason = first };
        var done = Samples.Parked(Samples.NewId(), [4]) with { Reason = second };
        foreach (var message in new[] { open, replayed, refusedOnceMore, done })
            await Store.ParkAsync(message, None);
        await Store.MarkReplayedAsync(replayed.ParkedId, replayed.LastParkedAt.AddMinutes(1), None);
        await Store.MarkReplayedAsync(done.ParkedId, done.LastParkedAt.AddMinutes(1), None);
        await Store.MarkReplayedAsync(refusedOnceMore.ParkedId, refusedOnceMore.LastParkedAt.AddMinutes(1), None);
        await Store.ParkAsync(refusedOnceMore with { LastParkedAt = refusedOnceMore.LastParkedAt.AddMinutes(2) }, None);

        var counts = await Store.CountParkedAsync(None);

        counts[first].ShouldBe(2);
        counts.ShouldNotContainKey(second);
    }

    [StoreFact]
    public async Task DiscardParkedAsync_Known_IsGoneAndMayBeParkedAnew()
    {
        var message = Samples.Parked(Samples.NewId(), [1, 2]);
        await Store.ParkAsync(message, None);
        await Store.ParkAsync(message, None);

        (await Store.DiscardParkedAsync(message.ParkedId, None)).ShouldBeTrue();
        (await Store.DiscardParkedAsync(message.ParkedId, None)).ShouldBeFalse();
        (await Store.FindParkedAsync(message.ParkedId, None)).ShouldBeNull();

        await Store.ParkAsync(message, None);
        Samples.Text(await Store.FindParkedAsync(message.ParkedId, None)).ShouldBe(Samples.Text(message));
    }

    [StoreFact]
    public async Task RecordActionAsync_Several_AreListedNewestFirst()
    {
        ParkedAction[] actions =
        [
            new("replay", "$me@host", Samples.Noon, "--reason $x", 812, 3),
            new("discard", "أنا", Samples.Noon.AddHours(2), "", 1, 0),
            new("replay", "me", Samples.Noon.AddHours(1), "all", 0, 0),
        ];
        foreach (var action in actions)
            await Store.RecordActionAsync(action, None);

        (await Store.ListActionsAsync(10, None)).ShouldBe([actions[1], actions[2], actions[0]]);
        (await Store.ListActionsAsync(1, None)).ShouldBe([actions[1]]);
    }

    private async Task<List<string>> ListAllParkedAsync(ParkedQuery query)
    {
        var ids = new List<string>();
        do
        {
            var page = await Store.ListParkedAsync(query, None);
            ids.AddRange(page.Items.Select(m => m.ParkedId));
            query = query with { After = page.Next };
        }
        while (query.After is not null);
        return ids;
    }
}
