using HaiDang.Data;
using HaiDang.Shell.Notices;
using HaiDang.Shell.Notices.Read;
using HaiDang.Shell.Notices.Send;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Shell.Notices;

/// <summary>Everybody sees and marks what is their own, page by page, newest first.</summary>
public sealed class ListNoticesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Pages_follow_each_other_without_gap_or_overlap_and_hold_only_ones_own(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var (databases, lan, minh) = (house.Get<IDbContextFactory<HaiDangDb>>(), await house.Person("lan"), await house.Person("minh"));
        for (var i = 0; i < 65; i++) await house.Tell(NoticeHouse.Said($"n{i:00}"), i % 5 == 0 ? minh : lan, lan);
        List<string> seen = [];
        long? before = null;
        do
        {
            var page = await ListNotices.Run(lan, before, databases, Stop);
            Assert.Equal(65, page.Unread);
            seen.AddRange(page.Lines.Select(l => l.Words));
            before = page.Older;
        } while (before is not null);
        Assert.Equal(Enumerable.Range(0, 65).Reverse().Select(i => $"n{i:00}"), seen.Select(w => w.Split('“', '”')[1]));
        Assert.Equal(13, (await ListNotices.Run(minh, null, databases, Stop)).Lines.Length);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_came_after_the_look_stays_unread_and_what_is_anothers_is_not_touched(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var (databases, means, lan, minh) = (house.Get<IDbContextFactory<HaiDangDb>>(), house.Get<MarkRead.Means>(), await house.Person("lan"), await house.Person("minh"));
        for (var i = 0; i < 3; i++) await house.Tell(NoticeHouse.Said(i), lan, minh);
        var looked = await ListNotices.Run(lan, null, databases, Stop);
        await house.Tell(NoticeHouse.Said(9), lan);
        Assert.Equal(0, await MarkRead.One(minh, looked.Lines[0].Id, means, Stop));
        Assert.Equal("/notices", await OpenNotice.Run(minh, looked.Lines[0].Id, means, Stop));
        Assert.Equal("/account", await OpenNotice.Run(lan, looked.Lines[0].Id, means, Stop));
        Assert.Equal("/account", await OpenNotice.Run(lan, looked.Lines[0].Id, means, Stop));
        Assert.Equal(2, await MarkRead.All(lan, looked.Newest, means, Stop));
        Assert.Equal((1, 3), ((await ListNotices.Run(lan, null, databases, Stop)).Unread, (await ListNotices.Run(minh, null, databases, Stop)).Unread));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_was_read_is_gone_after_ninety_days_with_its_letter_and_the_unread_stays(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var (databases, means, lan) = (house.Get<IDbContextFactory<HaiDangDb>>(), house.Get<MarkRead.Means>(), await house.Person("lan", "lan@tinh.example"));
        await house.Tell(NoticeHouse.Said("read"), lan);
        await house.Tell(NoticeHouse.Said("unread"), lan);
        await MarkRead.One(lan, (await ListNotices.Run(lan, null, databases, Stop)).Lines[1].Id, means, Stop);
        house.Clock.Advance(TimeSpan.FromDays(89.9));
        Assert.Equal(0, await ClearNotices.Run(databases, house.Clock, Stop));
        house.Clock.Advance(TimeSpan.FromDays(0.2));
        Assert.Equal(1, await ClearNotices.Run(databases, house.Clock, Stop));
        await using var db = house.Db();
        Assert.Equal((1, 1), (await db.Notices.CountAsync(Stop), await db.Letters.CountAsync(Stop)));
    }
}
