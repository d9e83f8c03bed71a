using System.Net;
using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Shell.Access;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

/// <summary>A commune chief of A never receives a row of B: every address there is, asked in every way that could reach B.</summary>
public sealed class ScopeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Tables whose rows name a place and that are no secret: the places themselves, whose they are, and which unit works for which.</summary>
    private static readonly string[] NoSecret = ["place_shape", "account_place", "unit"];

    [Fact]
    public void Every_table_that_lies_in_places_is_held_to_the_scope()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=none").Options);
        var inPlaces = db.Model.GetEntityTypes().Where(t => t.GetProperties().Any(p => p.Name.EndsWith("PlaceId", StringComparison.Ordinal))).ToArray();
        Assert.NotEmpty(inPlaces);
        Assert.Empty(inPlaces.Where(t => t.GetDeclaredQueryFilters().Count == 0).Select(t => t.GetTableName()).Except(NoSecret));
    }

    [Fact]
    public void A_context_that_nobody_gave_a_scope_sees_nothing() => Assert.Same(Scope.Nothing, new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=none").Options).Scope);

    [Theory, InlineData("*", true, 5), InlineData("5,7", false, 5), InlineData("", false, null), InlineData(null, false, null), InlineData("5,x", false, null), InlineData("-1", false, -1)]
    public void A_scope_is_read_as_it_was_written_and_nothing_else_opens_it(string? written, bool whole, int? seen)
    {
        var scope = Scope.Parse(written);
        Assert.Equal(whole, scope.IsWhole);
        Assert.Equal(seen is not null, scope.Sees(seen ?? 5));
        Assert.Equal(whole, scope.Sees(null));
        Assert.False(!whole && scope.Sees(6));
    }

    [Theory]
    [InlineData("*|1,2|1", true, "1,2", "1"), InlineData("5,7|2|1", false, "2", "1"), InlineData("|2|1", false, "2", "1"), InlineData("*||", true, "", "")]
    [InlineData("*|1,x|1", false, "", ""), InlineData("*|1|x", false, "", ""), InlineData("*|1", false, "", ""), InlineData("*|1|1|1", false, "", ""), InlineData("x|1|1", false, "", "")]
    public void Units_and_agencies_are_read_with_it_and_what_is_malformed_opens_nothing(string written, bool whole, string units, string agencies)
    {
        var scope = Scope.Parse(written);
        Assert.Equal((whole, units, agencies), (scope.IsWhole, string.Join(',', scope.Units), string.Join(',', scope.Agencies)));
        Assert.Equal(scope.ToString(), Scope.Parse(scope.ToString()).ToString());
    }

    [Fact]
    public void A_scope_that_acts_for_units_is_written_with_them() => Assert.Equal(
        ("*|1,2|1", "5|2|1", "|2|1", "*"),
        (Scope.Everything.For([2, 1, 2], [1]).ToString(), Scope.Of([5]).For([2], [1]).ToString(), Scope.Nothing.For([2], [1]).ToString(), Scope.Everything.For([], []).ToString()));

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_query_returns_rows_of_the_scope_alone(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var (a, b) = await TwoCommunes.Fill(house.Services, Stop);
        Scope.Enter(Scope.Of([a.Id]));
        await using var db = house.Db();
        Assert.Equal(TwoCommunes.EachHas, await db.Incidents.CountAsync(Stop));
        Assert.All(await db.Incidents.ToListAsync(Stop), i => Assert.Equal(a.Id, i.PlaceId));
        Assert.All(await db.IncidentDays.ToListAsync(Stop), d => Assert.Equal(a.Id, d.PlaceId));
        Assert.Equal(0, await db.Incidents.Where(i => i.PlaceId == b.Id).ExecuteDeleteAsync(Stop));
        Scope.Enter(Scope.Everything);
        await using var all = house.Db();
        Assert.Equal(2 * TwoCommunes.EachHas + TwoCommunes.Nowhere, await all.Incidents.CountAsync(Stop));
    }

    [Fact]
    public async Task No_address_gives_the_chief_of_one_commune_a_row_of_another()
    {
        TwoCommunes.Known known = default!;
        await using var site = await SiteUnderTest.Start(async (services, stop) =>
        {
            var (a, b) = await TwoCommunes.Fill(services, stop);
            await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
            known = new(a.Id, b.Id) { IncidentsOfB = [.. await db.Incidents.Where(i => i.PlaceId == b.Id).OrderBy(i => i.Id).Take(2).Select(i => i.Id).ToListAsync(stop)] };
        });
        using var chief = site.NewClient(await site.SignIn("chief", [Role.CommuneChief], [known.A]));
        var (addresses, answered, reached) = (Addresses(site, known).ToArray(), 0, new List<string>());
        Assert.True(addresses.Length > 60, $"only {addresses.Length} addresses");
        foreach (var address in addresses)
        {
            using var answer = await chief.GetAsync(address, Stop);
            Assert.True((int)answer.StatusCode < 500, $"{address} answered {(int)answer.StatusCode}");
            var body = await answer.Content.ReadAsByteArrayAsync(Stop);
            var text = TwoCommunes.Readable(body);
            Assert.False(TwoCommunes.SpeaksOfB(text), $"{address} speaks of B: {TwoCommunes.Around(text)}");
            if (answer.StatusCode is not HttpStatusCode.OK) continue;
            answered++;
            if (TwoCommunes.SpeaksOfA(text)) reached.Add(address);
        }
        // The test would be worth nothing if the chief got nothing at all.
        Assert.True(answered > 20, $"only {answered} answered");
        Assert.True(reached.Count >= 6, $"only these speak of A: {string.Join(' ', reached)}");

        // Nor if the leader did not find B at the same addresses.
        using var leader = site.NewClient(await site.SignIn("leader", [Role.Leader], null));
        var seen = 0;
        foreach (var address in addresses)
        {
            using var answer = await leader.GetAsync(address, Stop);
            if (answer.StatusCode is HttpStatusCode.OK && TwoCommunes.SpeaksOfB(TwoCommunes.Readable(await answer.Content.ReadAsByteArrayAsync(Stop)))) seen++;
        }
        Assert.True(seen >= 12, $"only {seen} addresses speak of B to the leader");
    }

    /// <summary>Every page and every endpoint that answers GET, with what could lead to B in its route and its query.</summary>
    private static IEnumerable<string> Addresses(SiteUnderTest site, TwoCommunes.Known known)
    {
        var routes = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is not false)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => !r.StartsWith("/_", StringComparison.Ordinal) && !r.Contains("path:file", StringComparison.Ordinal)).Distinct();
        foreach (var route in routes)
            foreach (var way in known.Ways(route)) yield return way;
    }
}
