using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Notices;
using HaiDang.Shell.Notices.Send;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>News stands with the change that it tells of, or not at all; the same news is told once.</summary>
public sealed class NotifyAccountsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_change_that_is_rolled_back_tells_nobody_and_rings_no_bell(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var lan = await house.Person("lan", "lan@tinh.example");
        using var rang = new SemaphoreSlim(0);
        using var heard = house.Get<NoticeBell>().Listen(lan, () => rang.Release());
        using var others = house.Get<NoticeBell>().Listen(lan + 1, () => Assert.Fail("It is not for this account."));
        await using var db = house.Db();
        await using (var transaction = await db.Database.BeginTransactionAsync(Stop))
        {
            Assert.Equal(1, await db.Notify([lan], NoticeHouse.Said("a"), house.Clock, Stop));
            await transaction.RollbackAsync(Stop);
        }
        Assert.Equal((0, 0, false), (await db.Notices.CountAsync(Stop), await db.Letters.CountAsync(Stop), await rang.WaitAsync(300, Stop)));
        await house.Tell(NoticeHouse.Said("a"), lan);
        Assert.Equal((1, 1, true), (await db.Notices.CountAsync(Stop), await db.Letters.CountAsync(Stop), await rang.WaitAsync(5_000, Stop)));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_same_news_told_twice_to_one_account_is_one_notice_and_one_letter(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var (lan, minh) = (await house.Person("lan", "lan@tinh.example"), await house.Person("minh"));
        Assert.Equal(1, await house.Tell(NoticeHouse.Said("a", "k"), lan));
        Assert.Equal(1, await house.Tell(NoticeHouse.Said("b", "k"), lan, minh, minh));
        Assert.Equal(0, await house.Tell(NoticeHouse.Said("c", "k"), lan, minh));
        Assert.Equal(1, await house.Tell(NoticeHouse.Said("d"), lan));
        Assert.Equal(1, await house.Tell(NoticeHouse.Said("d"), lan));
        await using var db = house.Db();
        Assert.Equal((4, 3), (await db.Notices.CountAsync(Stop), await db.Letters.CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Two_that_tell_the_same_at_once_both_stand_with_one_notice(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var lan = await house.Person("lan", "lan@tinh.example");
        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => house.Tell(NoticeHouse.Said(i, "k"), lan))));
        Assert.Equal(1, told.Sum());
    }

    [Fact]
    public async Task Without_a_transaction_and_out_of_the_site_nothing_is_told()
    {
        await using var house = await TestHouse.Open();
        var lan = await house.Person("lan");
        await using var db = house.Db();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Notify([lan], NoticeHouse.Said("a"), house.Clock, Stop));
        foreach (var link in (string[])["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "account", "", "/a\r\nb"])
            await Assert.ThrowsAsync<ArgumentException>(() => house.Tell(NoticeHouse.Said("a") with { Link = link }, lan));
        await Assert.ThrowsAsync<ArgumentException>(() => house.Tell(NoticeHouse.Said(new object()), lan));
        Assert.Equal(0, await db.Notices.CountAsync(Stop));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Those_with_a_role_who_see_the_place_are_found(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = house.Get<ScopeGround>();
        var (all, hall, other, shut, analyst) = (await house.Person("all"), await house.Person("hall"), await house.Person("other"), await house.Person("shut"), await house.Person("analyst"));
        await using var db = house.Db();
        var places = (await ground.Choices(db, Stop)).Skip(1).Take(2).Select(p => p.Id).ToArray();
        db.AddRange(((int[])[all, hall, other, shut]).Select(id => new AccountRole { AccountId = id, Role = Role.Dispatcher }));
        db.AddRange(new AccountRole { AccountId = analyst, Role = Role.Analyst }, new AccountPlace { AccountId = hall, PlaceId = places[0] }, new AccountPlace { AccountId = other, PlaceId = places[1] });
        await db.SaveChangesAsync(Stop);
        await db.Accounts.Where(a => a.Id == hall || a.Id == other).ExecuteUpdateAsync(a => a.SetProperty(x => x.SeesEverything, false), Stop);
        await db.Accounts.Where(a => a.Id == shut).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, house.Clock.GetUtcNow()), Stop);
        Assert.Equal([all, hall], await FindReaders.Run(Role.Dispatcher, places[0], db, ground, Stop));
        Assert.Equal([all, hall, other], await FindReaders.Run(Role.Dispatcher, null, db, ground, Stop));
    }
}
