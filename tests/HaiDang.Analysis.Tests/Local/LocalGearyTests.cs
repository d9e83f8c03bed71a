using HaiDang.Analysis.Local;
using Xunit;

namespace HaiDang.Analysis.Tests.Local;

public class LocalGearyTests
{
    [Theory]
    [InlineData("columbus", "weights-gal-CRIME-W.csv")]
    [InlineData("nc", "weights-queen-W.csv")]
    public void Local_Geary_agrees_with_published_programs(string folder, string weights)
    {
        var expected = LocalCases.Read($"{folder}/local-geary.csv");
        var neighbours = LocalCases.Read($"{folder}/{weights}").ToNeighbours(expected.Count);
        var result = LocalGeary.Test(expected["x"], neighbours);
        LocalCases.Near(expected["localC"], result.Statistic);

        for (var i = 0; i < expected.Count; i++)
        {
            // The published moments rest on 9,999 draws that put each value back: they spread wider.
            var error = Math.Sqrt(result.Variance[i] / 9_999);
            Assert.InRange(expected["E_Ci"][i], result.Expected[i] - 4.5 * error, result.Expected[i] + 4.5 * error);
            var (others, k) = (expected.Count - 1.0, neighbours[i].Length);
            var wider = (others - 1) / (others - k);
            var spread = 5 * Math.Sqrt((expected["Kurtosis"][i] + 2) / 9_999);
            Assert.InRange(expected["Var_Ci"][i] / wider / result.Variance[i], 1 - spread, 1 + spread);
        }
    }
}
