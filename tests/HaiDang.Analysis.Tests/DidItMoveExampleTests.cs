using System.Globalization;
using HaiDang.Analysis.Displacement;
using Xunit;

namespace HaiDang.Analysis.Tests;

/// <summary>Holds docs/methods/did-it-move.md to its word.</summary>
public class DidItMoveExampleTests
{
    [Fact]
    public void The_worked_example_is_what_the_code_says()
    {
        var areas = new DisplacementAreas { Treated = new(50, 30), Control = new(60, 55), Buffer = new(20, 20), BufferControl = new(20, 20) };
        var moved = WeightedDisplacementDifference.Of(areas);
        var effect = RelativeEffect.Of(areas.Treated, areas.Control);
        foreach (FormattableString row in (FormattableString[])
        [
            $"| difference | {moved.Difference:F1} events, 95 % interval {moved.Lower:F1} to {moved.Upper:F1} |",
            $"| variance | {moved.Variance:F0} |",
            $"| z, p on both sides | {moved.ZScore:F4}, {moved.PTwoSided:F4} |",
            $"| quotient | {WeightedDisplacementQuotient.Of(areas).Quotient:F4} |",
            $"| relative effect | {effect.Ratio:F4}, 95 % interval {effect.Lower:F4} to {effect.Upper:F4} |",
        ])
            Assert.Contains(row.ToString(CultureInfo.InvariantCulture).Replace('-', '−'), Page, StringComparison.Ordinal);
    }

    private static string Page => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "docs", "did-it-move.md"));
}
