using System.Text;
using HaiDang.Data;
using HaiDang.Places;
using HaiDang.Places.Units;
using HaiDang.Places.Units.Change;
using HaiDang.Places.Units.Import;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Places.Units;

public sealed class ImportUnitsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<UnitFile> Read(byte[] bytes) => UnitFile.Read(new MemoryStream(bytes), "don-vi.csv", Stop);

    private static async Task<ImportUnits.Report> Import(TestHouse house, string text)
    {
        Scope.Enter(Scope.Everything);
        await using var db = house.Db();
        return await ImportUnits.Run(new(await Read(Encoding.UTF8.GetBytes(text)), "don-vi.csv"), db, Stop);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_file_is_taken_whatever_its_order_and_taken_again_changes_nothing(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await using var db = house.Db();
        var commune = (await Territories.Current(db, Stop))!.Communes[0];
        var file = $"\ufeffMã;Tên;Tên tắt;Thuộc;Mã địa bàn\nDOI;Đội Nhà ở;;PHC;\nPHC;Phòng Hậu cần;PHC;CAT;\nCAT;Công an tỉnh;;;\nCAX;\"Công an phường; số 1\";;cat;{commune.Code}\n;;;;\n";
        var first = await Import(house, file);
        Assert.Equal((4, 4, 0, 0), (first.Rows, first.Added, first.Changed, first.Same));
        Assert.Empty(first.Refused);
        var second = await Import(house, file);
        Assert.Equal((0, 0, 4), (second.Added, second.Changed, second.Same));
        var book = await UnitBook.Read(db, Stop);
        Assert.Equal(["CAT", "PHC", "DOI"], book.Upwards(book.Find("doi")!.Id).Select(u => u.Code).Reverse());
        Assert.Equal(("Công an phường; số 1", commune.Id, book.Find("CAT")!.Id), (book.Find("CAX")!.Name, book.Find("CAX")!.PlaceId, book.Find("CAX")!.Agency));
        Assert.Single(await db.AuditRows.Where(r => r.What == PlacesModule.ChangeUnits).ToArrayAsync(Stop));
    }

    [Fact]
    public async Task What_a_file_does_not_say_stays_and_what_it_says_otherwise_is_changed()
    {
        await using var house = await TestHouse.Open();
        await Import(house, "code,name,short,parent\nCAT,Công an tỉnh,,\nPHC,Phòng Hậu cần,PHC,CAT\n");
        var report = await Import(house, "name,code\nPhòng Hậu cần và Kỹ thuật,phc\n");
        Assert.Equal((1, 0, 1, 0), (report.Rows, report.Added, report.Changed, report.Same));
        await using var db = house.Db();
        var book = await UnitBook.Read(db, Stop);
        Assert.Equal(("PHC", "Phòng Hậu cần và Kỹ thuật", "PHC"), (book.Find("PHC")!.Code, book.Find("PHC")!.Name, book.Find("PHC")!.ShortName));
        Assert.Equal("CAT", book[book.Find("PHC")!.Agency].Code);
    }

    [Fact]
    public async Task A_row_that_cannot_be_is_named_and_the_others_are_taken()
    {
        await using var house = await TestHouse.Open();
        await Import(house, "code,name,parent\nUB,Uỷ ban,\nSXD,Sở Xây dựng,UB\n");
        var report = await Import(house, "code,name,parent,place_code\nCAT,Công an tỉnh,,\ncat,Hai lần,,\nA,Vòng một,B,\nB,Vòng hai,A,\nX,Mồ côi,NONE,\nSXD,Sở Xây dựng,CAT,\nY,Nơi lạ,,00000\n=1,Công thức,,\nZ,,,\nS,Chính nó,S,\nPHC,Phòng,CAT\n");
        Assert.Equal(2, report.Added);
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11], report.Refused.Select(r => r.Row));
        Assert.All(report.Refused, r => Assert.NotEmpty(r.Say));
        Assert.Equal(report.Rows, report.Added + report.Changed + report.Same + report.Refused.Count);
    }

    [Fact]
    public async Task A_part_goes_no_deeper_and_under_no_unit_that_has_ended()
    {
        await using var house = await TestHouse.Open();
        var file = new StringBuilder("code,name,parent\nD1,Cấp 1,\n");
        for (var depth = 2; depth <= 8; depth++) file.Append(System.Globalization.CultureInfo.InvariantCulture, $"D{depth},Cấp {depth},D{depth - 1}\n");
        var report = await Import(house, file.ToString());
        Assert.Equal((AddUnit.Deepest, 2), (report.Added, report.Refused.Count));
        await using (var db = house.Db()) Assert.Null(await EndUnit.Run(new((await UnitBook.Read(db, Stop)).Find("D6")!.Id), db, house.Clock, Stop));
        await using (var db = house.Db()) Assert.Null(await EndUnit.Run(new((await UnitBook.Read(db, Stop)).Find("D5")!.Id), db, house.Clock, Stop));
        Assert.Single((await Import(house, "code,name,parent\nE,Mới,D5\n")).Refused);
    }

    [Fact]
    public async Task A_file_that_means_harm_is_refused_in_words()
    {
        byte[][] files =
        [
            [], [0xFF, 0xFE, 0x63, 0x00], [0x63, 0x6F, 0xC3, 0x28], "code,name\n\0,x\n"u8.ToArray(), "code,name\n"u8.ToArray(), "a,b\n1,2\n"u8.ToArray(), "code\nA\n"u8.ToArray(),
            "code,name\nA,\"open\n"u8.ToArray(), Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 500).Select(i => $"c{i}")) + "\n"),
            Encoding.UTF8.GetBytes("code,name\n" + string.Concat(Enumerable.Range(0, UnitFile.MostRows + 1).Select(i => $"C{i},n\n"))),
            Encoding.UTF8.GetBytes("code,name\nA,\"" + new string('x', 2 << 20) + "\"\n"), new byte[UnitFile.MostBytes + 1],
        ];
        foreach (var file in files) Assert.NotEmpty((await Assert.ThrowsAsync<InvalidDataException>(() => Read(file))).Message);
    }
}
