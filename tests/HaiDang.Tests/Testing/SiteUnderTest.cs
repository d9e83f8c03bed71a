using System.Security.Claims;
using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;
namespace HaiDang.Tests.Testing;

/// <summary>The real site on a free loopback port, over a folder of its own.</summary>
public sealed class SiteUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string? _folder;

    private SiteUnderTest(WebApplication app, string? folder)
    {
        (_app, _folder) = (app, folder);
        Client = NewClient(null);
    }

    /// <summary>Asks as somebody who has every role and sees everything, unless the site was started for nobody.</summary>
    public HttpClient Client { get; private set; }
    public string Url => _app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    public IServiceProvider Services => _app.Services;

    /// <param name="fill">Puts into the empty database what the test needs.</param>
    /// <param name="also">A further module, to see how the site treats it.</param>
    /// <param name="asNobody">True: nobody is signed in.</param>
    /// <param name="over">The folder of a site that was there before, which is not deleted; null for one of its own.</param>
    /// <param name="before">Puts into the data folder what must be there before the site is.</param>
    public static async Task<SiteUnderTest> Start(Func<IServiceProvider, CancellationToken, Task>? fill = null, Module? also = null, bool asNobody = false, Func<string, Task>? before = null, string? over = null)
    {
        Scope.Enter(Scope.Everything);
        var stop = TestContext.Current.CancellationToken;
        var folder = over ?? Directory.CreateTempSubdirectory("haidang-site-").FullName;
        if (before is not null) await before(folder);
        var house = new House(also is null ? Program.Modules : [.. Program.Modules, also]) { Clock = TestHouse.FixedClock(), Database = null };
        var app = Site.Build(house, folder, "http://127.0.0.1:0");
        await house.Prepare(app.Services, stop);
        if (fill is not null) await fill(app.Services, stop);
        await app.StartAsync(stop);
        var site = new SiteUnderTest(app, over is null ? folder : null);
        if (asNobody) return site;
        var cookie = await site.SignIn("everybody", Roles.All, null);
        Browser.Cookies[new Uri(site.Url).Authority] = cookie;
        site.Client.Dispose();
        site.Client = site.NewClient(cookie);
        return site;
    }

    /// <summary>Makes an account, whatever the rules say of its roles together, and signs it in.</summary>
    /// <param name="name">To sign in with.</param>
    /// <param name="roles">All of them.</param>
    /// <param name="places">What is seen; null for everything.</param>
    /// <param name="proof">How it was shown.</param>
    /// <returns>The session's cookie, as "name=value".</returns>
    public async Task<string> SignIn(string name, Role[] roles, int[]? places, Proof proof = Proof.Strong)
    {
        var (means, stop) = (Services.GetRequiredService<AccountMeans>(), TestContext.Current.CancellationToken);
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var account = await AddAccount.Add(new() { Name = name, Rights = new(roles, places) }, db, means.Clock, stop);
        var secret = await means.Sessions.Begin(new(account, proof, "127.0.0.1", "test"), db, stop);
        await transaction.CommitAsync(stop);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionClaim.Secret, secret)], "session"));
        var cookies = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        var ticket = new AuthenticationTicket(person, new() { IssuedUtc = means.Clock.GetUtcNow(), ExpiresUtc = means.Clock.GetUtcNow().AddHours(10) }, SessionCookie.Scheme);
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Somebody who asks with this cookie, follows no redirect, and is otherwise nobody.</summary>
    public HttpClient NewClient(string? cookie)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Url) };
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }
}
