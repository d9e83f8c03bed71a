using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Places.Units.Change;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

/// <summary>Signing in through an agency's own provider, which is played by a small one on loopback.</summary>
public sealed class AgencyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claims_decide_roles_and_places_each_time_anew()
    {
        await using var agency = await Agency.Start();
        await using var site = await Site(agency);
        agency.Claims = new() { ["sub"] = "77", ["preferred_username"] = "Nguyen.Truc", ["name"] = "Trực ban 2", ["groups"] = new[] { "duty", "unknown" }, ["places"] = "*", ["amr"] = new[] { "pwd", "mfa" } };
        using var browser = new FormBrowser(site.Url);
        Assert.Equal("/incidents", await Through(browser, "/incidents"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/incidents")).Status);
        Assert.Contains("/no-right", (await browser.Get("/hot-spots/runs")).Where, StringComparison.Ordinal);

        agency.Claims["groups"] = new[] { "analysts" };
        Assert.Equal("/hot-spots/runs", await Through(browser, "/hot-spots/runs"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/hot-spots/runs")).Status);

        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        var account = await db.Accounts.SingleAsync(Stop);
        Assert.Equal(("nguyen.truc", "Trực ban 2"), (account.UserName, account.Title));
        Assert.Null(await DisableAccount.Run(account.Id, true, site.Services.GetRequiredService<AccountMeans>(), Stop));
        Assert.Equal("/sign-in?agency=rights", await Through(browser, "/"));
    }

    [Fact]
    public async Task Units_are_told_by_their_codes_and_change_when_the_claim_does()
    {
        await using var agency = await Agency.Start();
        await using var site = await Site(agency);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        var police = (await AddUnit.Run(new() { Code = "CAT", Name = "Công an tỉnh" }, db, Stop)).UnitId!.Value;
        var part = (await AddUnit.Run(new() { Code = "PHC", Name = "Phòng Hậu cần", ParentId = police }, db, Stop)).UnitId!.Value;
        using var browser = new FormBrowser(site.Url);
        async Task<int[]> Units() => await db.AccountUnits.Select(u => u.UnitId).OrderBy(u => u).ToArrayAsync(Stop);

        agency.Claims = new() { ["sub"] = "8", ["preferred_username"] = "hau.can", ["groups"] = "duty", ["units"] = "phc", ["amr"] = "mfa" };
        Assert.Equal("/places", await Through(browser, "/places"));
        Assert.Equal([part], await Units());
        Assert.False((await db.Accounts.SingleAsync(Stop)).SeesEverything);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/incidents")).Status);

        agency.Claims["units"] = new[] { "PHC", "CAT" };
        agency.Claims["places"] = "*";
        await Through(browser, "/places");
        Assert.Equal([police, part], await Units());
        agency.Claims["units"] = "NONE";
        Assert.Equal("/sign-in?agency=rights", await Through(browser, "/"));
        Assert.Null(await EndUnit.Run(new(part), db, TimeProvider.System, Stop));
        agency.Claims["units"] = "PHC";
        Assert.Equal("/sign-in?agency=rights", await Through(browser, "/"));
        agency.Claims.Remove("units");
        await Through(browser, "/places");
        Assert.Empty(await Units());
    }

    [Fact]
    public async Task Whom_no_claim_gives_a_role_or_a_known_place_is_not_let_in()
    {
        await using var agency = await Agency.Start();
        await using var site = await Site(agency);
        using var browser = new FormBrowser(site.Url);
        foreach (var claims in new Dictionary<string, object>[]
        {
            new() { ["sub"] = "1", ["preferred_username"] = "one", ["groups"] = "unknown", ["places"] = "*" },
            new() { ["sub"] = "2", ["preferred_username"] = "two", ["groups"] = "duty" },
            new() { ["sub"] = "3", ["preferred_username"] = "three", ["groups"] = "duty", ["places"] = "99999" },
            new() { ["sub"] = "4", ["preferred_username"] = "four", ["groups"] = new[] { "auditors", "duty" }, ["places"] = "*" },
        })
        {
            agency.Claims = claims;
            Assert.Equal("/sign-in?agency=rights", await Through(browser, "/"));
        }
    }

    [Fact]
    public async Task Nobody_takes_over_an_account_of_the_same_name()
    {
        await using var agency = await Agency.Start();
        await using var site = await Site(agency);
        await AddAccount.Run(new() { Name = "chief", Rights = new([Role.Administrator], null) }, site.Services.GetRequiredService<AccountMeans>(), Stop);
        agency.Claims = new() { ["sub"] = "9", ["preferred_username"] = "chief", ["groups"] = "duty", ["places"] = "*" };
        using var browser = new FormBrowser(site.Url);
        Assert.Equal("/sign-in?agency=failed", await Through(browser, "/"));
    }

    [Fact]
    public async Task A_token_of_another_signer_and_an_answer_that_was_not_asked_for_are_refused()
    {
        await using var agency = await Agency.Start();
        await using var site = await Site(agency);
        agency.Claims = new() { ["sub"] = "5", ["preferred_username"] = "five", ["groups"] = "duty", ["places"] = "*" };
        agency.SignsWithAnotherKey = true;
        using var browser = new FormBrowser(site.Url);
        Assert.Equal("/sign-in?agency=failed", await Through(browser, "/"));
        Assert.Equal("/sign-in?agency=failed", (await browser.Get("/sign-in/agency/done?code=x&state=y")).Where);
    }

    [Fact]
    public async Task Without_an_agency_there_is_no_such_way_in()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/sign-in/agency", Stop)).StatusCode);
    }

    /// <summary>From the link to the page that is seen in the end.</summary>
    private static async Task<string?> Through(FormBrowser browser, string back)
    {
        var asked = await browser.Get($"/sign-in/agency?back={Uri.EscapeDataString(back)}");
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        var answered = await browser.Get(browser.Location!);
        return (await browser.Get(answered.Where!)).Where;
    }

    private static Task<SiteUnderTest> Site(Agency agency) => SiteUnderTest.Start(asNobody: true, before: folder => File.WriteAllTextAsync(Path.Combine(folder, "sign-in.json"), JsonSerializer.Serialize(new
    {
        authority = agency.Url, clientId = "haidang", roles = new Dictionary<string, string> { ["duty"] = "Dispatcher", ["analysts"] = "Analyst", ["auditors"] = "Auditor" },
    }), Stop));

    /// <summary>A provider that asks nothing and vouches for whoever it is told to.</summary>
    private sealed class Agency : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly RSA _key = RSA.Create(2048), _other = RSA.Create(2048);
        private string _nonce = "";

        private Agency(WebApplication app) => _app = app;

        public string Url => _app.Urls.First();
        public Dictionary<string, object> Claims { get; set; } = [];
        public bool SignsWithAnotherKey { get; set; }

        public static async Task<Agency> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var agency = new Agency(builder.Build());
            agency._app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
            {
                issuer = agency.Url, authorization_endpoint = $"{agency.Url}/authorize", token_endpoint = $"{agency.Url}/token", jwks_uri = $"{agency.Url}/keys",
                response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
            }));
            agency._app.MapGet("/keys", () =>
            {
                var open = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(agency._key.ExportParameters(false)) { KeyId = "one" });
                return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = open.N, e = open.E } } });
            });
            agency._app.MapGet("/authorize", (string redirect_uri, string state, string nonce, string code_challenge) =>
            {
                agency._nonce = nonce;
                return Results.Redirect(QueryHelpers.AddQueryString(redirect_uri, new Dictionary<string, string?> { ["code"] = code_challenge, ["state"] = state }));
            });
            agency._app.MapPost("/token", async (HttpRequest request) =>
            {
                var form = await request.ReadFormAsync();
                // PKCE: the code was made of the challenge, and whoever redeems it knows the verifier.
                if (Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != form["code"]) return Results.BadRequest();
                var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
                {
                    Issuer = agency.Url, Audience = "haidang", Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5), Claims = new Dictionary<string, object>(agency.Claims) { ["nonce"] = agency._nonce },
                    SigningCredentials = new(new RsaSecurityKey(agency.SignsWithAnotherKey ? agency._other : agency._key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
                });
                return Results.Json(new { access_token = "none", token_type = "Bearer", expires_in = 300, id_token = token });
            });
            await agency._app.StartAsync(Stop);
            return agency;
        }

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            _key.Dispose();
            _other.Dispose();
        }
    }
}
