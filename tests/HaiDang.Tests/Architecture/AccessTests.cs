using System.Reflection;
using HaiDang.Shell.Access;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Architecture;

public sealed class AccessTests
{
    private static readonly HashSet<string> Policies = [.. AccessRules.All(Program.Modules).Select(p => p.Name), AccessRules.OwnAccount];

    /// <summary>The home page shows what its reader may see, so it asks only that somebody is known.</summary>
    private static readonly string[] ForAnyoneKnown = ["/", StaticFiles];

    /// <summary>The framework's own fall-back for files that ship with the site, there only when run from a build folder.</summary>
    private const string StaticFiles = "{**path:file}";

    [Fact]
    public void Every_page_names_a_policy_or_says_that_it_is_public() =>
        Assert.All(typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any()), page =>
        {
            if (page.GetCustomAttribute<AllowAnonymousAttribute>() is not null) return;
            var rule = page.GetCustomAttribute<AuthorizeAttribute>();
            Assert.True(rule is not null, $"{page.Name} names no policy");
            if (page.GetCustomAttributes<RouteAttribute>().All(r => ForAnyoneKnown.Contains(r.Template))) return;
            Assert.True(rule.Policy is not null && Policies.Contains(rule.Policy), $"{page.Name} names '{rule.Policy}', which no module offers");
        });

    [Fact]
    public async Task Every_endpoint_names_a_policy_or_says_that_it_is_public()
    {
        await using var site = await SiteUnderTest.Start();
        var endpoints = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/_", StringComparison.Ordinal) is not true)
            .Where(e => e.RoutePattern.RawText?.StartsWith('_') is not true)
            .ToArray();
        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint =>
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return;
            var rules = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
            Assert.True(rules.Any(r => r.Policy is not null && Policies.Contains(r.Policy)) || ForAnyoneKnown.Contains(endpoint.RoutePattern.RawText),
                $"{endpoint.RoutePattern.RawText} names no policy");
        });
    }

    [Fact]
    public async Task Health_is_public_and_ok()
    {
        await using var site = await SiteUnderTest.Start();
        Assert.Equal("ok", await site.Client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
    }
}
