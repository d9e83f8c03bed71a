using System.Net;
using HaiDang.Data;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Access.Links;
using HaiDang.Shell.Access.Own;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Shell.Access.SignIn;
using HaiDang.Shell.Notices;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>The owner of an account is told when somebody changes it, or uses it in a browser that it does not know.</summary>
public sealed class OwnerNoticesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Whatever_changes_an_account_is_told_to_its_owner(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var means = house.Get<AccountMeans>();
        var made = await AddAccount.Run(new() { Name = "lan", Email = "lan@tinh.example", Rights = new([Role.Analyst], null) }, means, Stop);
        var id = made.AccountId!.Value;
        Assert.NotNull((await UseLink.Run(new() { Secret = made.Link!, Password = "một mật khẩu dài" }, means, Stop)).Account);
        Assert.Null(await ChangeRights.Run(id, new([Role.Analyst, Role.Dispatcher], null), means, Stop));
        Assert.NotNull(await ChangeRights.Run(id, new([], null), means, Stop));
        Assert.NotNull(await SetPassword.Run(id, 0, "nhầm", "một mật khẩu khác", means, Stop));
        Assert.Null(await SetPassword.Run(id, 0, "một mật khẩu dài", "một mật khẩu khác", means, Stop));
        await SetUpCode.RenewCodes(id, means, Stop);
        Assert.NotNull(await ResetAccount.Run(id, Reset.Everything, means, Stop));
        Assert.Equal(["AccountMade", "PasswordChanged", "RightsChanged", "PasswordChanged", "CodesRenewed", "Reset"], await Told(house.Get<IDbContextFactory<HaiDangDb>>(), id));
        await using var db = house.Db();
        Assert.All(await db.Notices.ToArrayAsync(Stop), n => Assert.NotEqual(n.Key, NoticeWords.Of(n, HaiDang.Shell.Cultures.Vietnamese)));
    }

    [Fact]
    public async Task A_sign_in_from_a_browser_that_the_account_has_not_used_is_told_once()
    {
        await using var site = await SiteUnderTest.Start(asNobody: true);
        await site.SignIn("lan", [Role.Analyst], null);
        var desk = site.Services.GetRequiredService<SignInDesk>();
        await using var db = await desk.Means.Databases.CreateDbContextAsync(Stop);
        var lan = await db.Accounts.SingleAsync(a => a.UserName == "lan", Stop);

        var known = await SignIn(null, "10.0.0.7", Proof.Strong, "password");
        await SignIn(known, "10.0.0.8", Proof.Strong, "password");
        await SignIn(null, "10.0.0.7", Proof.Strong, "password");      // the same kind of browser, there, today
        await SignIn(null, "10.0.0.9", Proof.HalfWay, "password");     // the password alone lets nobody in
        await SignIn(null, "10.0.0.9", Proof.OneFactor, "link");          // the link's password is news already
        Assert.Equal(["AccountMade", "NewBrowser"], await Told(desk.Means.Databases, lan.Id));
        await SignIn(null, "10.0.0.10", Proof.Strong, "passkey");
        var last = await db.Notices.OrderByDescending(n => n.Id).FirstAsync(Stop);
        Assert.Equal("Tài khoản của bạn vừa được dùng ở một trình duyệt mới: Firefox · Linux, từ 10.0.0.10, lúc 05/10/2026 06:10.", NoticeWords.Of(last, HaiDang.Shell.Cultures.Vietnamese));

        async Task<string> SignIn(string? cookie, string from, Proof proof, string by)
        {
            await using var scope = site.Services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Connection = { RemoteIpAddress = IPAddress.Parse(from) } };
            http.Request.Headers.UserAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
            if (cookie is not null) http.Request.Headers.Cookie = cookie;
            await BeginSession.Run(lan, proof, by, http, desk, db, Stop);
            return http.Response.Headers.SetCookie.OfType<string>().FirstOrDefault(c => c.StartsWith("haidang-browser=", StringComparison.Ordinal))?.Split(';')[0] ?? "";
        }
    }

    private static async Task<string[]> Told(IDbContextFactory<HaiDangDb> databases, int account)
    {
        await using var db = await databases.CreateDbContextAsync(Stop);
        return [.. (await db.Notices.Where(n => n.AccountId == account).OrderBy(n => n.Id).Select(n => n.Key).ToArrayAsync(Stop)).Select(k => k["Notice.".Length..])];
    }
}
