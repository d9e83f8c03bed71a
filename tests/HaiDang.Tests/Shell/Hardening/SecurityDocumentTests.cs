using System.Text.RegularExpressions;
using Xunit;
namespace HaiDang.Tests.Shell.Hardening;

/// <summary>docs/security.md says only what is so.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Sources.Root, "docs", "security.md"));
    private static readonly string[][] Rows = [.. Row().Matches(Text).Select(m => m.Value.Trim('|', ' ').Split(" | "))];

    [Fact]
    public void Every_test_class_that_it_names_exists()
    {
        var classes = typeof(SecurityDocumentTests).Assembly.GetTypes().Select(t => t.Name).ToHashSet();
        var named = Named().Matches(Text).Select(m => m.Value).Distinct().ToArray();
        Assert.True(named.Length > 15);
        Assert.All(named, name => Assert.Contains(name, classes));
    }

    [Fact]
    public void Every_requirement_stands_once_with_a_status_and_a_reason()
    {
        Assert.True(Rows.Length > 240);
        Assert.Equal(Rows.Length, Rows.Select(r => r[0]).Distinct().Count());
        Assert.All(Rows, row =>
        {
            Assert.Equal(5, row.Length);
            Assert.Contains(row[2], new[] { "held", "partly", "does not apply", "to be filled" });
            Assert.True(row[2] is "to be filled" || row[3] != "–" || row[4] != "–", $"{row[0]} says neither how nor which test holds it.");
            Assert.True(row[2] is not ("partly" or "does not apply") || row[3] != "–", $"{row[0]} does not say why.");
        });
    }

    [Fact]
    public void The_sizes_that_it_names_are_those_of_the_program()
    {
        Assert.Contains($"| {HaiDang.Incidents.Wizard.ReceiveFile.MostBytes >> 30} GB |", Text, StringComparison.Ordinal);
        Assert.Contains($"| {HaiDang.Places.Import.ReceiveAreas.MostBytes >> 20} MB |", Text, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{HaiDang.Places.Import.AreaLimits.MostFeatures:N0} features"), Text, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{HaiDang.Places.Import.AreaLimits.MostCrossings:N0} crossings"), Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("^\\| [0-9]+\\.[0-9]+\\.[0-9]+.*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("\\b[A-Z][A-Za-z]+Tests\\b")]
    private static partial Regex Named();
}
