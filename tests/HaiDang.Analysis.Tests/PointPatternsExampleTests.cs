using System.Globalization;
using HaiDang.Analysis.Interaction;
using HaiDang.Analysis.Tests.Density;
using Xunit;

namespace HaiDang.Analysis.Tests;

/// <summary>Holds docs/methods/point-patterns.md and docs/methods/emerging-hot-spots.md to their word.</summary>
public class PointPatternsExampleTests
{
    [Fact]
    public void The_table_of_K_is_what_the_code_says()
    {
        var k = RipleyK.Of(Pattern.X, Pattern.Y, Pattern.Window, [2, 5, 10], KEdge.Isotropic, new() { Count = 199, Seed = 1 });
        foreach (var r in k.Rows)
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {r.Distance} | {r.K:F1} | {r.Poisson:F1} | {r.L:F2} | {r.Lower:F1} – {r.Upper:F1} |"), Page("point-patterns"), StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"p = {k.Overall!.Value.PGreater}"), Page("point-patterns"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_the_histories_is_what_the_code_says()
    {
        var rows = Page("emerging-hot-spots").Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        Assert.Equal(9, rows.Length);
        foreach (var row in rows)
        {
            var signs = row[1].Trim('`').Select(c => c switch { 'H' => 1, 'C' => -1, _ => 0 }).ToArray();
            var name = EmergingHotSpots.History(signs, row[2] switch { "rising" => 1, "falling" => -1, _ => 0 }).ToString();
            Assert.Equal(row[3].Replace("no pattern", "NoPattern", StringComparison.Ordinal), name.Replace("Hot", "", StringComparison.Ordinal), ignoreCase: true);
        }
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "docs", $"{name}.md"));
}
