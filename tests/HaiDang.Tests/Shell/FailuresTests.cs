using System.Net;
using System.Text.Json;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Xunit;
namespace HaiDang.Tests.Shell;

public sealed class FailuresTests
{
    private const string Secret = "the password is hunter2";

    private static Module Broken { get; } = new("Broken")
    {
        Knows = [],
        Endpoints = api => api.MapGet("/", string () => throw new InvalidOperationException(Secret)).AllowAnonymous(),
    };

    [Fact]
    public async Task A_program_gets_a_problem_as_data_and_not_its_cause()
    {
        await using var site = await SiteUnderTest.Start(also: Broken);
        using var answer = await site.Client.GetAsync("/api/Broken", TestContext.Current.CancellationToken);
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(500, JsonDocument.Parse(said).RootElement.GetProperty("status").GetInt32());
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_people_says_what_to_do()
    {
        await using var site = await SiteUnderTest.Start();
        var page = await site.Client.GetStringAsync("/failed", TestContext.Current.CancellationToken);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/\"", page, StringComparison.Ordinal);
    }
}
