using HaiDang.Data;
using HaiDang.Places.Units;
using HaiDang.Places.Units.Change;
using HaiDang.Tests.Testing;
using Xunit;
namespace HaiDang.Tests.Places.Units;

public sealed class UnitChoicesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<(UnitBook Book, Dictionary<string, int> Ids)> Book(TestHouse house, params (string Code, string Name, string? Parent)[] units)
    {
        Scope.Enter(Scope.Everything);
        await using var db = house.Db();
        Dictionary<string, int> ids = [];
        foreach (var (code, name, parent) in units)
            ids[code] = (await AddUnit.Run(new() { Code = code, Name = name, ParentId = parent is null ? null : ids[parent] }, db, Stop)).UnitId!.Value;
        return (await UnitBook.Read(db, Stop), ids);
    }

    private static string Seen(UnitChoices choices) => string.Join(' ', choices.Lines.Select(l => l.May ? l.Unit.Code : $"[{l.Unit.Code}]"));

    [Fact]
    public async Task Each_unit_stands_under_its_agency_which_is_a_heading_where_it_cannot_be_chosen()
    {
        await using var house = await TestHouse.Open();
        var (book, ids) = await Book(house, ("CAT", "Công an tỉnh", null), ("UB", "Uỷ ban", null), ("PHC", "Phòng Hậu cần", "CAT"), ("DOI", "Đội Nhà ở", "PHC"), ("SXD", "Sở Xây dựng", "UB"));
        Assert.Equal("CAT PHC DOI UB SXD", Seen(UnitChoices.Of(book, "", null)));
        Assert.Equal("[CAT] PHC", Seen(UnitChoices.Of(book, "hau can", null)));
        Assert.Equal("[CAT] DOI [UB] SXD", Seen(UnitChoices.Of(book, "", u => u.Id == ids["CAT"] || u.Id == ids["PHC"] || u.Id == ids["UB"])));
        Assert.Equal("", Seen(UnitChoices.Of(book, "không có", null)));
        await using (var db = house.Db()) Assert.Null(await EndUnit.Run(new(ids["DOI"]), db, house.Clock, Stop));
        await using var later = house.Db();
        Assert.Equal("CAT PHC UB SXD", Seen(UnitChoices.Of(await UnitBook.Read(later, Stop), "", null)));
    }

    [Fact]
    public async Task Of_many_units_no_more_are_shown_than_one_reads_and_the_rest_is_counted()
    {
        await using var house = await TestHouse.Open();
        Scope.Enter(Scope.Everything);
        await using var db = house.Db();
        for (var i = 0; i < 400; i++)
        {
            var unit = new Unit { Code = $"U{i}", Name = $"Cơ quan {i}" };
            unit.Fold();
            db.Add(unit);
        }
        await db.SaveChangesAsync(Stop);
        var choices = UnitChoices.Of(await UnitBook.Read(db, Stop), "", null);
        Assert.Equal((UnitChoices.Most, 400 - UnitChoices.Most), (choices.Lines.Length, choices.Left));
        Assert.Equal("U399", Seen(UnitChoices.Of(await UnitBook.Read(db, Stop), "co quan 399", null)));
    }
}
