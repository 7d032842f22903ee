using System.Net;
using Ingestion.Pipeline.Storage;

namespace Ingestion.PageTests.Http;

/// <summary>What the page does with parked messages.</summary>
public sealed class ParkedTests : IAsyncLifetime
{
    private PageWorker _worker = null!;

    public async Task InitializeAsync()
    {
        _worker = await PageWorker.StartAsync();
        await _worker.TakeAsync(PageArticles.Refused);
    }

    public async Task DisposeAsync() => await _worker.DisposeAsync();

    [Fact]
    public async Task Get_ParkedMessage_ShowsReasonBytesAndThatItWouldBeRefusedAgain()
    {
        var parked = await _worker.JsonAsync($"/api/parked/{await IdAsync()}");

        parked["summary"]!["reason"]!.GetValue<string>().ShouldBe("date-without-offset");
        parked["passes"]!.GetValue<bool>().ShouldBeFalse();
        Convert.FromBase64String(parked["bytes"]!.GetValue<string>()).ShouldBe(System.Text.Encoding.UTF8.GetBytes(PageArticles.Refused));
        (await _worker.Http.GetStringAsync(new Uri($"/api/parked/{await IdAsync()}/bytes", UriKind.Relative))).ShouldBe(PageArticles.Refused);
    }

    [Fact]
    public async Task Post_Replay_SendsItAgainAndRecordsWho()
    {
        var id = await IdAsync();

        using var response = await _worker.ActAsync($"/api/parked/{id}/replay");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await PageWorker.UntilAsync(async () => (await _worker.Store.FindParkedAsync(id, CancellationToken.None))!.Occurrences == 2);
        (await _worker.Store.FindParkedAsync(id, CancellationToken.None))!.ReplayedAt.ShouldNotBeNull();
        Recorded(await _worker.Store.ListActionsAsync(10, CancellationToken.None), "replay", id);
    }

    [Fact]
    public async Task Post_Discard_DeletesItAndRecordsWho()
    {
        var id = await IdAsync();

        using var response = await _worker.ActAsync($"/api/parked/{id}/discard");
        using var again = await _worker.ActAsync($"/api/parked/{id}/discard");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _worker.Store.FindParkedAsync(id, CancellationToken.None)).ShouldBeNull();
        Recorded(await _worker.Store.ListActionsAsync(10, CancellationToken.None), "discard", id);
    }

    private static void Recorded(IReadOnlyList<ParkedAction> actions, string action, string id)
    {
        var recorded = actions.ShouldHaveSingleItem();
        (recorded.Action, recorded.Who, recorded.Filter, recorded.Done, recorded.Failed).ShouldBe((action, "page@127.0.0.1", id, 1, 0));
    }

    private async Task<string> IdAsync() => (await _worker.JsonAsync("/api/parked"))["items"]![0]!["parkedId"]!.GetValue<string>();
}
