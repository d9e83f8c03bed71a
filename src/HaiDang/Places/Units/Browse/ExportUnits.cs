using System.Globalization;
using HaiDang.Data;
using HaiDang.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
namespace HaiDang.Places.Units.Browse;

/// <summary>Writes exactly the units that the page shows into a file, CSV or Excel. The CSV can be changed and imported again.</summary>
public static class ExportUnits
{
    private static readonly string[] Columns = ["code", "name", "short", "parent", "place_code", "place", "accounts", "ended_on", "as_of", "synthetic"];

    public static async Task<Results<FileContentHttpResult, NotFound>> Get(string form, HttpRequest request, HaiDangDb db, TimeProvider clock, CancellationToken stop)
    {
        var view = await LookAtUnits.Run(UnitsAddress.Parse(request.QueryString.Value ?? "") with { Unit = null }, db, stop);
        var synthetic = await db.ReadSetting(Setting.SyntheticSeed, stop) is not null;
        var rows = view.Rows.Select(r => Cells(r, clock.Today, synthetic)).ToArray();
        var name = $"don-vi-{clock.Today:yyyy-MM-dd}{(synthetic ? "-mo-phong" : "")}";
        return form switch
        {
            "csv" => TypedResults.File(await Csv(rows, stop), WriteCsv.Type, name + ".csv"),
            "xlsx" => TypedResults.File(Excel(rows, synthetic), WriteXlsx.Type, name + ".xlsx"),
            _ => TypedResults.NotFound(),
        };
    }

    private static string?[] Cells(LookAtUnits.Row row, DateOnly today, bool synthetic) =>
    [
        row.Unit.Code, row.Unit.Name, row.Unit.ShortName, row.Parent, row.PlaceCode, row.Place, row.Accounts.ToString(CultureInfo.InvariantCulture),
        row.Unit.EndedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), synthetic ? "1" : "0",
    ];

    private static async Task<byte[]> Csv(string?[][] rows, CancellationToken stop)
    {
        using var file = new MemoryStream();
        await WriteCsv.Run(file, Columns, rows.ToAsyncEnumerable(), stop);
        return file.ToArray();
    }

    private static byte[] Excel(string?[][] rows, bool synthetic) =>
        WriteXlsx.Run(Array.ConvertAll(Columns, c => Words.Of<Texts>($"Export.{c}")), rows, synthetic ? Words.Of<Texts>("Export.SyntheticSay") : null);
}
