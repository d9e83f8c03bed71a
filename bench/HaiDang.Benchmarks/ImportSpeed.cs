using System.Diagnostics;
using System.Globalization;
using System.Text;
namespace HaiDang.Benchmarks;

/// <summary>How many rows a second does an import bring into SQLite, and does its memory stay flat?</summary>
/// <remarks>The same work with a tenth of the rows runs beside it: a flat memory peaks alike. The bare reading of the file is the yardstick.</remarks>
internal static class ImportSpeed
{
    public static async Task<int> Run(int rows)
    {
        foreach (var count in new[] { rows / 10, rows })
        {
            var folder = Directory.CreateTempSubdirectory("haidang-bench-");
            try
            {
                var file = Path.Combine(folder.FullName, "incidents.csv");
                Write(file, count);
                var bare = Stopwatch.StartNew();
                var lines = File.ReadLines(file).LongCount();
                var reading = bare.Elapsed.TotalSeconds;
                using var import = HaiDangProcess.Start("import", "incidents", file, "--data", Path.Combine(folder.FullName, "data"), "--json");
                var took = await import.End();
                if (took.Code != 0) return took.Code;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{lines - 1:N0} rows: {took.Seconds:F2} s with start-up = {(lines - 1) / took.Seconds:N0} rows/s, {took.Seconds / reading:F1} × the bare reading of the lines, peak {took.PeakMegabytes:F0} MB"));
                Console.WriteLine(took.Said);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        return 0;
    }

    /// <summary>Rows as an office sends them: reference, local time, kind as written, point in Quảng Ninh.</summary>
    private static void Write(string file, int rows)
    {
        string[] kinds = ["Trộm cắp tài sản", "Cố ý gây thương tích", "Gây rối trật tự công cộng", "Lừa đảo", "Đánh bạc", "Tai nạn giao thông"];
        var random = new Random(7);
        using var text = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        text.WriteLine("ma_vu,thoi_gian,loai_vu,kinh_do,vi_do");
        var at = new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        for (var row = 0; row < rows; row++)
        {
            at = at.AddSeconds(random.Next(1, 180_000_000 / rows));
            var (lon, lat) = (107.02 + (0.12 * random.NextDouble()), 20.97 + (0.06 * random.NextDouble()));
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"V{row:D8},{at:yyyy-MM-dd HH:mm},{kinds[random.Next(kinds.Length)]},{lon:F5},{lat:F5}"));
        }
    }
}
