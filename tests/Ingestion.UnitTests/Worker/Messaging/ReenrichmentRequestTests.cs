using System.Text;
using Ingestion.Worker.Messaging;

namespace Ingestion.UnitTests.Worker.Messaging;

public class ReenrichmentRequestTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var bytes = new ReenrichmentRequest("41ed4d5e983d14863db7bdfad31caeb9").Write();

        Encoding.UTF8.GetString(bytes).ShouldBe("{\"articleId\":\"41ed4d5e983d14863db7bdfad31caeb9\"}");
        ReenrichmentRequest.Read(bytes).ShouldBe(new ReenrichmentRequest("41ed4d5e983d14863db7bdfad31caeb9"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"articleId\":\"\"}")]
    [InlineData("{\"articleId\":1}")]
    public void Read_AnythingElse_IsNone(string body) => ReenrichmentRequest.Read(Encoding.UTF8.GetBytes(body)).ShouldBeNull();
}
