using System.Net;
using System.Text;

namespace Ingestion.PageTests.Http;

/// <summary>Who is let in, and whom a browser may act for.</summary>
public sealed class AccessTests(UsualWorker usual) : IClassFixture<UsualWorker>
{
    private const string Trial = "/api/trial";

    private static readonly object Text = new { body = "قال وزير الخارجية بدر عبد العاطي في القاهرة إن الاتفاق قريب." };

    [Fact]
    public async Task Get_PageAndItsFiles_CarryAPolicyThatAllowsNoForeignAndNoInlineScript()
    {
        var worker = usual.Worker;
        foreach (var path in new[] { "/", "/page/app.js", "/page/app.css", "/page/vazirmatn-arabic.woff2", "/api/worker" })
        {
            using var response = await worker.Http.GetAsync(new Uri(path, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldContain("script-src 'self'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            policy.ShouldNotContain("http");
        }
        var page = await worker.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        page.ShouldNotContain("style=");
        page.ShouldNotContain("<style");
        page.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Post_WithoutTheHeaderOfThePage_IsRefused()
    {
        var worker = usual.Worker;
        using var form = new FormUrlEncodedContent([]);

        using var response = await worker.Http.PostAsync(new Uri(Trial, UriKind.Relative), form);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Host", "attacker.example")]
    [InlineData("Host", "localhost.attacker.example:80")]
    public async Task Post_AnotherSiteAsks_IsRefused(string header, string value)
    {
        var worker = usual.Worker;

        using var response = await worker.ActAsync(Trial, Text, (header, value));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_ThePageItselfAsks_IsDone()
    {
        var worker = usual.Worker;

        using var response = await worker.ActAsync(Trial, Text, ("Origin", worker.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldContain("بدر عبد العاطي");
    }

    [Fact]
    public async Task Get_NameThatPointsHere_IsRefusedUnlessItIsSet()
    {
        await using var worker = await PageWorker.StartAsync("127.0.0.1", ("Web:Hosts", "news.internal, other"));

        (await StatusAsync(worker, "attacker.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(worker, "News.internal:8080")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(worker, "localhost")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(worker, "[::1]:9")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_PasswordIsSet_AsksForItButNotForHealth()
    {
        await using var worker = await PageWorker.StartAsync("127.0.0.1", ("Web:Username", "amina"), ("Web:Password", "كلمة:سر"));

        (await SignedInAsync(worker, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedInAsync(worker, "Basic ???")).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedInAsync(worker, Basic("amina:wrong"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedInAsync(worker, Basic("amina"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await SignedInAsync(worker, Basic("amina:كلمة:سر"))).ShouldBe(HttpStatusCode.OK);
        (await worker.Http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_ReachableByOthersWithoutPassword_OnlyShows()
    {
        await using var worker = await PageWorker.StartAsync("0.0.0.0");

        using var refused = await worker.ActAsync(Trial, Text);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Web:Username");
        (await worker.JsonAsync("/api/worker"))["actionsRefused"].ShouldNotBeNull();
        (await worker.JsonAsync("/api/articles"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_ReachableByOthersAsTold_Acts()
    {
        await using var worker = await PageWorker.StartAsync("0.0.0.0", ("Web:AllowOpenActions", "true"));

        using var response = await worker.ActAsync(Trial, Text);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_TextOverTheLimitOfIntake_IsRefusedWithItsReason()
    {
        await using var worker = await PageWorker.StartAsync("127.0.0.1", ("Intake:MaxBodyBytes", "1024"));

        using var response = await worker.ActAsync(Trial, new { body = new string('ن', 600) });

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync()).ShouldContain("body-too-large");
    }

    [Fact]
    public async Task Get_PageIsOff_IsNotThereButHealthIs()
    {
        await using var worker = await PageWorker.StartAsync("127.0.0.1", ("Web:Page", "false"));

        (await worker.Http.GetAsync(new Uri("/", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await worker.Http.GetAsync(new Uri("/api/articles", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await worker.Http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/articles/unknown", HttpStatusCode.NotFound)]
    [InlineData("/api/articles?after=garbage", HttpStatusCode.BadRequest)]
    [InlineData("/api/parked/unknown", HttpStatusCode.NotFound)]
    [InlineData("/page/unknown.js", HttpStatusCode.NotFound)]
    public async Task Get_WhatIsNotThere_IsToldSo(string path, HttpStatusCode status)
    {
        using var response = await usual.Worker.Http.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.ShouldBe(status);
    }

    private static string Basic(string credentials) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));

    private static async Task<HttpStatusCode> StatusAsync(PageWorker worker, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/worker");
        request.Headers.Host = host;
        using var response = await worker.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> SignedInAsync(PageWorker worker, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await worker.Http.SendAsync(request);
        return response.StatusCode;
    }
}
