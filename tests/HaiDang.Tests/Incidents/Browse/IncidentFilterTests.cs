using CsCheck;
using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Incidents.Browse;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using HaiDang.Ui;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

public sealed class IncidentFilterTests
{
    private static readonly string[] Kinds = ["theft", "fire", IncidentFilter.Unmapped];
    private static readonly string[] Texts = ["", "bãi cháy", "a&b=c?", "50 %", "trộm+cắp"];

    private static readonly Gen<Doubts?> SomeDoubts = Gen.Int[-2, 2047].Select(d => d switch { -2 => (Doubts?)null, -1 => IncidentFilter.AnyDoubt, _ => (Doubts)d });

    private static readonly Gen<IncidentFilter> Filters =
        from first in Gen.Int[0, 4000]
        from days in Gen.Int[-1, 900]
        from kinds in Gen.Int[0, 2].Select(k => Kinds[k]).Array[0, 3]
        from place in Gen.Int[-1, 3]
        from doubts in SomeDoubts
        from point in Gen.Int[0, 2]
        from hours in Gen.Select(Gen.Int[0, 23], Gen.Int[1, 24]).Select((first, until) => HoursOfDay.Parse($"{first}-{until}"))
        from weekdays in Gen.Int[1, 7].Array[0, 3]
        from text in Gen.Int[0, 4].Select(t => Texts[t])
        from sort in Gen.Enum<IncidentSort>()
        select new IncidentFilter
        {
            Period = days < 0 ? null : new Period(new DateOnly(2016, 1, 1).AddDays(first), new DateOnly(2016, 1, 1).AddDays(first + days)),
            Kinds = [.. kinds.Distinct()], Place = place < 0 ? null : place, Import = place < 1 ? null : place, Doubts = doubts,
            WithPoint = point switch { 0 => null, 1 => true, _ => false }, Hours = hours, Weekdays = [.. weekdays.Distinct().Order()], Text = text, Sort = sort,
        };

    [Fact]
    public void What_is_written_into_an_address_is_read_back_the_same() =>
        Filters.Sample(filter =>
        {
            var read = IncidentFilter.Parse("?" + filter.ToQuery());
            Assert.Equal(filter.Kinds, read.Kinds);
            Assert.Equal(filter.Weekdays, read.Weekdays);
            Assert.Equal(filter with { Kinds = [], Weekdays = [] }, read with { Kinds = [], Weekdays = [] });
        });

    [Theory]
    [InlineData("?period=2026-10-04..2026-09-07")]
    [InlineData("?period=yesterday&place=x&doubt=Everything&sort=colour&point=maybe&import=1e9")]
    [InlineData("?doubt=4096")]
    [InlineData("?hours=6&weekday=0,8,x")]
    [InlineData("?hours=24-25")]
    [InlineData("?hours=0-24")]
    [InlineData("?")]
    public void What_cannot_be_understood_is_left_out(string query) =>
        Assert.Equal("", IncidentFilter.Parse(query).ToQuery());

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Every_condition_finds_what_it_says(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        await ground.Add("2026-10-01T10:00", ground.BaiChay, reference: "plain");
        await ground.Add("2026-10-01T11:00", ground.HongGai, "Cháy nhà", point: false, doubts: Doubts.NoPoint, reference: "fire");
        await ground.Add("2026-10-02T00:00", null, "=Sự vụ lạ", point: false, doubts: Doubts.NoPlace | Doubts.UnmappedKind, import: 2, reference: "odd");
        await ground.Add("2026-08-01T00:00", ground.BaiChay, precision: TimePrecision.Month, doubts: Doubts.MonthOnly, reference: "august");

        Assert.Equal(["fire", "odd", "plain"], await ground.Found(""));
        Assert.Equal(["august"], await ground.Found("?period=2026-08-01..2026-08-31"));
        Assert.Equal(["plain"], await ground.Found("?kind=theft"));
        Assert.Equal(["fire", "odd"], await ground.Found("?kind=fire,none"));
        Assert.Equal(["fire"], await ground.Found($"?place={ground.HongGai.Id}"));
        Assert.Equal(["fire", "plain"], await ground.Found($"?place={ground.Root}"));
        Assert.Equal(["odd"], await ground.Found($"?import={ground.All.First(i => i.Reference == "odd").ImportId}"));
        Assert.Equal(["fire", "odd"], await ground.Found("?doubt=yes"));
        Assert.Equal(["plain"], await ground.Found("?doubt=no"));
        Assert.Equal(["odd"], await ground.Found("?doubt=NoPlace,Pile"));
        Assert.Equal(["plain"], await ground.Found("?point=yes"));
        Assert.Equal(["fire", "odd"], await ground.Found("?point=no"));
        Assert.Equal(["plain"], await ground.Found("?q=bai+chay"));
        Assert.Equal(["plain"], await ground.Found("?q=B%C3%A3i"));
        Assert.Equal(["fire", "plain"], await ground.Found("?q=chay"));
        Assert.Equal(["odd"], await ground.Found("?q=su+vu"));
        Assert.Empty(await ground.Found("?q=bai+chay+lua+dao"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_day_begins_at_midnight_in_Viet_Nam(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        await ground.Add("2026-10-01T00:00", ground.BaiChay, reference: "first");
        await ground.Add("2026-10-01T23:59", ground.BaiChay, reference: "last");
        await ground.Add("2026-10-02T00:00", ground.BaiChay, reference: "next");
        Assert.Equal(["first", "last"], await ground.Found("?period=2026-10-01..2026-10-01"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Hours_and_days_of_the_week_are_those_of_Viet_Nam_and_need_to_be_known(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        await ground.Add("2026-09-26T05:59", ground.BaiChay, reference: "saturday before six");
        await ground.Add("2026-09-27T22:00", ground.BaiChay, reference: "sunday at ten");
        await ground.Add("2026-09-28T00:00", ground.BaiChay, reference: "monday midnight");
        await ground.Add("2026-09-28T06:00", ground.BaiChay, reference: "monday at six");
        await ground.Add("2026-09-27T23:30", ground.BaiChay, doubts: Doubts.RoundTime, reference: "sunday, hour unknown");

        Assert.Equal(["monday midnight", "saturday before six", "sunday at ten"], await ground.Found("?hours=22-6"));
        Assert.Equal(["monday at six"], await ground.Found("?hours=6-12"));
        Assert.Equal(["monday midnight", "saturday before six"], await ground.Found("?hours=0-6"));
        Assert.Equal(["saturday before six", "sunday at ten", "sunday, hour unknown"], await ground.Found("?weekday=6,7"));
        Assert.Equal(["sunday at ten"], await ground.Found("?weekday=7&hours=18-24"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_database_reckons_every_hour_as_the_clock_on_the_wall(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        for (var hour = 0; hour < 170; hour += 13) await ground.Add($"{new DateTime(2026, 9, 7).AddHours(hour):yyyy-MM-ddTHH}:59", ground.BaiChay);
        await using var db = house.Db();
        foreach (var found in await db.Incidents.Select(i => new { i.StartAt, Hour = HourOfWeek.Of(i.StartAt) }).ToListAsync(Ground.Stop))
        {
            var local = found.StartAt.Local;
            Assert.Equal(((int)local.DayOfWeek + 6) % 7 * 24 + local.Hour, found.Hour);
            Assert.Equal(found.Hour, HourOfWeek.Of(found.StartAt));
        }
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_reference_is_found_whatever_its_day(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        var old = await ground.Add("2019-03-05T10:00", ground.BaiChay, reference: "VV-2019/0042");
        await using var db = house.Db();
        Assert.Equal(old.Id, await FindReference.Run("VV-2019/0042", db, Ground.Stop));
        Assert.Null(await FindReference.Run("VV-2019", db, Ground.Stop));
        Assert.Null(await FindReference.Run("", db, Ground.Stop));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Of_one_import_all_days_are_shown(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var ground = await Ground.Lay(house);
        var old = await ground.Add("2019-03-05T10:00", ground.BaiChay, import: 2);
        await ground.Add("2020-07-01T10:00", ground.BaiChay, import: 2);
        await ground.Add("2026-10-01T10:00", ground.BaiChay);
        var (db, scope) = await ground.Ask($"?import={old.ImportId}");
        await using (db) Assert.Equal(Period.Parse("2019-03-05..2020-07-01"), scope.Period);
    }

}
