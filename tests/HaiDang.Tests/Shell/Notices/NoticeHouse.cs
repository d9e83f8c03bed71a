using HaiDang.Data;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Notices;
using HaiDang.Shell.Notices.Send;
using HaiDang.Tests.Testing;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>What tests of notices do again and again.</summary>
internal static class NoticeHouse
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Any sentence with one part.</summary>
    public static News Said(object part, string? once = null) =>
        new(typeof(AccountMeans).Assembly.GetType("HaiDang.Shell.Access.Texts")!, "Notice.PasskeyAdded", part) { Link = "/account", Once = once };

    public static async Task<int> Person(this TestHouse house, string name, string? email = null)
    {
        await using var db = house.Db();
        var account = new Account { UserName = name, NormalizedUserName = AccountMeans.Normalised(name), Title = name, Email = email, CreatedAt = house.Clock.GetUtcNow(), SeesEverything = true };
        db.Add(account);
        await db.SaveChangesAsync(Stop);
        return account.Id;
    }

    public static async Task<int> Tell(this TestHouse house, News news, params int[] accounts)
    {
        await using var db = house.Db();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var told = await db.Notify(accounts, news, house.Clock, Stop);
        await transaction.CommitAsync(Stop);
        return told;
    }

    public static SendLetters.Means Mail(this TestHouse house, MailServer? server, TimeProvider? clock = null) => new(
        house.Get<IDbContextFactory<HaiDangDb>>(), server is null ? null : SettingsFor(server), MailSettings.UsualAge, clock ?? house.Clock);

    public static MailSettings SettingsFor(MailServer server) => new()
    {
        Host = "127.0.0.1", Port = server.Port, Encryption = SecureSocketOptions.None, From = new("Hải Đăng", "haidang@tinh.example"), Site = new("https://haidang.tinh.example"),
    };

    public static async Task<Letter> OnlyLetter(this TestHouse house)
    {
        await using var db = house.Db();
        return await db.Letters.AsNoTracking().SingleAsync(Stop);
    }

    public static async Task<CountLetters.Answer> Counts(this TestHouse house)
    {
        await using var db = house.Db();
        return await CountLetters.Run(db, Stop);
    }
}
