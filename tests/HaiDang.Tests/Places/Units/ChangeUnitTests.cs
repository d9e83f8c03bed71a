using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Places.Units;
using HaiDang.Places.Units.Change;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Places.Units;

public sealed class ChangeUnitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<int> Add(TestHouse house, string code, string name, int? parent = null, int? place = null)
    {
        await using var db = house.Db();
        var answer = await AddUnit.Run(new() { Code = code, Name = name, ParentId = parent, PlaceId = place }, db, Stop);
        return answer.UnitId ?? throw new InvalidOperationException(answer.Refusal);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_unit_is_added_changed_ended_and_stands_again_and_all_of_it_is_written_down(Store store)
    {
        await using var house = await TestHouse.Open(store);
        Scope.Enter(Scope.Everything);
        await using var db = house.Db();
        var place = (await Territories.Current(db, Stop))!.Communes[0];
        var agency = await Add(house, "CAT", "  Công an   tỉnh ");
        var part = await Add(house, "cat.phc", "Phòng Hậu cần", agency, place.Id);
        Assert.Null(await ChangeUnit.Run(new() { UnitId = part, Code = "CAT.PHC", Name = "Phòng Hậu cần", ShortName = "PHC", PlaceId = null }, db, Stop));
        Assert.Null(await ChangeUnit.Run(new() { UnitId = part, Code = "CAT.PHC", Name = "Phòng Hậu cần", ShortName = "PHC", PlaceId = null }, db, Stop));
        Assert.Null(await EndUnit.Run(new(part), db, house.Clock, Stop));
        var book = await UnitBook.Read(db, Stop);
        Assert.Equal(("Công an tỉnh", agency, "PHC", (DateOnly?)new DateOnly(2026, 10, 5)), (book[agency].Name, book[part].Agency, book[part].Brief, book[part].EndedOn));
        Assert.Equal("phong hau can phc cat phc", book[part].Folded);
        Assert.Null(await EndUnit.Run(new(part, Ends: false), db, house.Clock, Stop));
        Assert.Null((await UnitBook.Read(db, Stop))[part].EndedOn);
        var rows = await db.AuditRows.Where(r => r.What == PlacesModule.ChangeUnits).OrderBy(r => r.Id).Select(r => r.Subject).ToArrayAsync(Stop);
        Assert.Equal([$"unit/{agency}", .. Enumerable.Repeat($"unit/{part}", 4)], rows);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_cannot_be_is_refused_in_words_and_nothing_is_changed(Store store)
    {
        await using var house = await TestHouse.Open(store);
        Scope.Enter(Scope.Everything);
        var agency = await Add(house, "CAT", "Công an tỉnh");
        var part = await Add(house, "PHC", "Phòng Hậu cần", agency);
        await using var db = house.Db();
        foreach (var command in new AddUnit.Command[]
        {
            new() { Code = "phc", Name = "Khác" }, new() { Code = "", Name = "Khác" }, new() { Code = "a b", Name = "Khác" }, new() { Code = "=1", Name = "Khác" }, new() { Code = new('a', 33), Name = "Khác" },
            new() { Code = "X", Name = " " }, new() { Code = "X", Name = new('a', 201) }, new() { Code = "X", Name = "Công\u202ean" }, new() { Code = "X", Name = "a\0b" }, new() { Code = "X", Name = "a\ud800" },
            new() { Code = "X", Name = "Khác", ShortName = new('a', 61) }, new() { Code = "X", Name = "Khác", ParentId = 999 }, new() { Code = "X", Name = "Khác", PlaceId = 999_999 },
        })
            Assert.NotNull((await AddUnit.Run(command, db, Stop)).Refusal);
        Assert.NotNull(await ChangeUnit.Run(new() { UnitId = part, Code = "cat", Name = "Phòng Hậu cần" }, db, Stop));
        Assert.NotNull(await ChangeUnit.Run(new() { UnitId = 999, Code = "X", Name = "Khác" }, db, Stop));
        Assert.NotNull(await EndUnit.Run(new(agency), db, house.Clock, Stop));
        Assert.Null(await EndUnit.Run(new(part), db, house.Clock, Stop));
        Assert.Null(await EndUnit.Run(new(agency), db, house.Clock, Stop));
        Assert.NotNull(await EndUnit.Run(new(part, Ends: false), db, house.Clock, Stop));
        Assert.NotNull((await AddUnit.Run(new() { Code = "X", Name = "Khác", ParentId = agency }, db, Stop)).Refusal);
        await using var after = house.Db();
        Assert.Equal(["CAT", "PHC"], await after.Units.OrderBy(u => u.Id).Select(u => u.Code).ToArrayAsync(Stop));
        Assert.Equal(4, await after.AuditRows.CountAsync(r => r.What == PlacesModule.ChangeUnits, Stop));
    }

    [Fact]
    public async Task An_agency_has_no_more_levels_than_one_can_read()
    {
        await using var house = await TestHouse.Open();
        Scope.Enter(Scope.Everything);
        int? above = null;
        for (var depth = 1; depth <= AddUnit.Deepest; depth++) above = await Add(house, $"D{depth}", $"Cấp {depth}", above);
        await using var db = house.Db();
        Assert.NotNull((await AddUnit.Run(new() { Code = "D7", Name = "Cấp 7", ParentId = above }, db, Stop)).Refusal);
    }
}
