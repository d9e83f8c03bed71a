using HaiDang.Incidents.Import;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Columns;

public class PersonalColumnsTests
{
    private static readonly string[] People = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Em", "Vũ Thị Giang"];

    public static TheoryData<string, PersonalData?, string[]> Columns() => new()
    {
        { "Họ tên", PersonalData.PersonName, People },
        { "nan_nhan", PersonalData.PersonName, People },
        { "nan_nhan", null, ["1", "2", "1", "3", "1", "1"] },
        { "name of victim", PersonalData.PersonName, ["John Doe", "Jane Roe", "A B", "C D", "E F", "G H"] },
        { "cột 7", PersonalData.PersonName, People },
        { "đường", null, ["Nguyễn Văn Cừ", "Trần Hưng Đạo", "Lê Thánh Tông", "Nguyễn Văn Trỗi", "Hoàng Văn Thụ", "Vũ Văn Hiếu"] },
        { "Xã, phường", null, ["Hà Tu", "Hà Lầm", "Hà An", "Bãi Cháy", "Hồng Gai", "Cửa Ông"] },
        { "so_cccd", PersonalData.IdentityNumber, ["1", "2", "3", "4", "5", "6"] },
        { "cột 7", PersonalData.IdentityNumber, ["022080001234", "022190004321", "031085000111", "022200009999", "001099012345", "022301002222"] },
        { "DR_NO", null, ["190326475", "200106753", "200320258", "200907217", "220614831", "231808869"] },
        { "cmnd", PersonalData.IdentityNumber, ["100326475", "100106753", "100320258", "100907217", "100614831", "101808869"] },
        { "SĐT", PersonalData.Phone, ["x", "y", "z", "a", "b", "c"] },
        { "liên hệ", PersonalData.Phone, ["0912345678", "0987 654 321", "+84 912 345 678", "0356789123", "0777.123.456", "0888123456"] },
        { "ghi chú", PersonalData.Phone, ["mất xe", "gọi 0912345678", "bị hại báo tin", "số 0987654321", "không rõ", "mất ví"] },
        { "ghi chú", null, ["mất xe", "mất ví", "cãi nhau", "trộm gà", "không rõ", "va quệt"] },
        { "e-mail", PersonalData.Email, ["x", "y", "z", "a", "b", "c"] },
        { "liên hệ", PersonalData.Email, ["an@example.vn", "binh@example.vn", "c@example.vn", "d@example.vn", "e@example.vn", "g@example.vn"] },
        { "Ngày sinh", PersonalData.BirthDate, ["01/01/1980", "02/03/1975", "02/03/1985", "02/03/1995", "02/03/1965", "02/03/1955"] },
        { "dân tộc", PersonalData.Ethnicity, ["Kinh", "Tày", "Dao", "Kinh", "Kinh", "Hoa"] },
        { "Tôn giáo", PersonalData.Religion, ["Không", "Phật", "Không", "Không", "Không", "Không"] },
        { "mã", null, ["V00000001", "V00000002", "V00000003", "V00000004", "V00000005", "V00000006"] },
    };

    [Theory, MemberData(nameof(Columns))]
    public async Task A_column_is_seen_for_what_it_holds(string name, PersonalData? expected, string[] values)
    {
        await using var desk = await ImportDesk.Open();
        var rows = values.Select((v, i) => $"{i},0{i + 1}/09/2026 10:15,107.0296,20.9586,\"{v}\"");
        var path = desk.File("x.csv", $"id,thời gian,lon,lat,\"{name}\"\n{string.Join('\n', rows)}\n");
        var facts = await desk.Examine(path);
        Assert.Equal(expected, facts.Columns[4].Personal);
        if (expected is null) return;

        Assert.All(facts.FirstRows, r => Assert.DoesNotContain(r.Cells[4], values));
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => desk.Import(path));
        Assert.Contains($"--drop \"{name}\"", refusal.Message, StringComparison.Ordinal);

        var report = await desk.Import(path, new ColumnMapping().Without(name));
        Assert.Equal(6, report.Accepted);
    }

    [Fact]
    public async Task Nothing_of_a_dropped_column_is_kept_anywhere()
    {
        await using var desk = await ImportDesk.Open();
        var bad = File.ReadAllText(ImportDesk.Sample("ho-ten.csv")).Replace("02/09/2026 10:11", "hôm qua", StringComparison.Ordinal);
        var report = await desk.Import(desk.File("p.csv", bad), new ColumnMapping().Without("ho_ten").Without("so_cccd"));
        Assert.Equal((4, 1), (report.Accepted, report.Refused));

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(Path.Combine(desk.House.Folder, "p.csv"));
        foreach (var file in Directory.EnumerateFiles(desk.House.Folder, "*", SearchOption.AllDirectories))
        {
            var content = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, ImportDesk.Stop));
            Assert.DoesNotContain("Trần Thị Bình", content, StringComparison.Ordinal);
            Assert.DoesNotContain("022018001134", content, StringComparison.Ordinal);
        }
    }
}
