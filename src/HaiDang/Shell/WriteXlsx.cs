using MiniExcelLibs;
namespace HaiDang.Shell;

/// <summary>Writes a table that fits into memory as an Excel file of one sheet; where it is of synthetic data, its first row says so.</summary>
public static class WriteXlsx
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="heads">The heads, each once.</param>
    /// <param name="rows">As many cells each as there are heads; null is an empty cell.</param>
    /// <param name="notice">Stands first, under the first head; null for none.</param>
    public static byte[] Run(string[] heads, IEnumerable<object?[]> rows, string? notice)
    {
        // The first row tells the sheet which columns it has, so the notice has them all.
        object?[][] first = notice is null ? [] : [[notice, .. new object?[heads.Length - 1]]];
        using var file = new MemoryStream();
        file.SaveAs(first.Concat(rows).Select(row => heads.Zip(row).ToDictionary(c => c.First, c => c.Second)).ToList(), sheetName: "1");
        return file.ToArray();
    }
}
