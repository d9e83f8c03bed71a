using System.Text.Json;
using HaiDang.HotSpots.Analyse.Compare;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

public sealed class AnalyseCompareTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_counts_are_compared_exactly()
    {
        // Krishnamoorthy and Thomson (2004), table of examples: 6 against 2 gives 0.17487482.
        var counts = Run(new() { Before = "6", After = "2" }).Counts!;
        Assert.Equal(0.17487482, counts.P, 5e-9);
        Assert.Equal(1 / 3.0, counts.Ratio, 1e-12);
    }

    [Fact]
    public void A_file_is_compared_row_by_row_under_false_discovery_control()
    {
        var file = _folder.File("c.csv", "ten,truoc,sau\n=Hồng Gai,20,60\nBãi Cháy,20,22\nCô Tô,0,0\nBa Chẽ,50,8\n");
        var answer = Run(new() { Input = file, Before = "truoc", After = "sau", Name = "ten", Out = _folder.File("o.csv") });
        Assert.Equal((4, 1, 1), (answer.Rows, answer.Rose, answer.Fell));
        var lines = File.ReadAllLines(_folder.File("o.csv"));
        Assert.Equal("name,before,after,beforeExposure,afterExposure,ratio,lower,upper,p,q", lines[0]);
        Assert.StartsWith("'=Hồng Gai,20,60,1,1,3,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Cô Tô,0,0,1,1,,0,,1,1", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n-1,3\n", "line 3, column “a”")]
    [InlineData("a,b\n1,2\n1.5,3\n", "line 3, column “a”")]
    [InlineData("a,b\n1,\n", "line 2, column “b”")]
    [InlineData("a,c\n1,2\n", "“b”")]
    [InlineData("a,b\n", "no row")]
    public void A_bad_file_is_refused_where_it_is_bad(string text, string where)
    {
        using var english = new InEnglish();
        var file = _folder.File("bad.csv", text);
        Assert.Contains(where, Assert.Throws<InvalidDataException>(() => Run(new() { Input = file, Before = "a", After = "b" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_treated_area_is_compared_with_its_control_and_its_ring()
    {
        var (code, said, _) = await Terminal.Run("analyse", "compare", "--treated", "50,30", "--control", "60,55", "--buffer", "20,20", "--buffer-control", "20,20", "--json");
        var displacement = JsonDocument.Parse(said).RootElement.GetProperty("displacement");
        Assert.Equal(0, code);
        Assert.Equal(-15, displacement.GetProperty("difference").GetDouble());
        Assert.Equal(-0.904534033733291, displacement.GetProperty("zScore").GetDouble(), 1e-9);
    }

    [Theory]
    [InlineData("--before", "3")]
    [InlineData("--treated", "3,4")]
    [InlineData("--treated", "three,4")]
    [InlineData("--input", "x.csv")]
    public async Task Half_a_question_is_a_matter_of_usage(string option, string value) =>
        Assert.Equal(2, (await Terminal.Run("analyse", "compare", option, value)).Code);

    private static AnalyseCompare.Answer Run(AnalyseCompare.Command command) => AnalyseCompare.Run(command, null, TestContext.Current.CancellationToken);
}
