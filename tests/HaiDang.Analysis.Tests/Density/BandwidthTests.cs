using HaiDang.Analysis.Density;
using HaiDang.Analysis.Inference;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class BandwidthTests
{
    private static readonly Dictionary<string, double> Answers = Known.Rows("points", "bandwidths-r.csv").ToDictionary(r => r.Text("name"), r => r["value"]);

    [Fact]
    public void Of_the_sixteen_bandwidths_that_R_tries_the_same_one_is_chosen()
    {
        // From the smallest distance of two points to half the window's diameter, evenly by their logarithm.
        double[] tried = [.. Enumerable.Range(0, 16).Select(i => 0.04837354648978961 * Math.Pow(106.6770828247567 / 2 / 0.04837354648978961, i / 15.0))];
        Assert.Equal(Answers["bw.ppl"], Bandwidth.Likelihood(Pattern.X, Pattern.Y, Pattern.Window, tried), 1e-9);
        Assert.Equal(Answers["CvL"], Bandwidth.CronieVanLieshout(Pattern.X, Pattern.Y, Pattern.Window, tried), 1e-9);
    }

    [Fact]
    public void Silvermans_rule_and_Diggles_choose_what_R_chooses()
    {
        var (x, y, both) = Bandwidth.Silverman(Pattern.X, Pattern.Y);
        Assert.Equal(Answers["bw.scott_x"], x, 1e-9);
        Assert.Equal(Answers["bw.scott_y"], y, 1e-9);
        Assert.Equal(Answers["scott_iso"], both, 1e-9);
        Assert.Equal(Answers["bw.diggle"], Bandwidth.DiggleBerman(Pattern.X, Pattern.Y, Pattern.Window), Answers["bw.diggle"] / 100);
    }

    [Fact]
    public void A_search_finds_what_is_no_worse_than_any_candidate_and_scales_with_the_map()
    {
        var likelihood = Bandwidth.Likelihood(Pattern.X, Pattern.Y, Pattern.Window);
        Assert.Equal(4.76, likelihood, 0.02);
        Assert.Equal(3.72, Bandwidth.CronieVanLieshout(Pattern.X, Pattern.Y, Pattern.Window), 0.02);
        double[] x = [.. Pattern.X.Select(v => 1000 * v)], y = [.. Pattern.Y.Select(v => 1000 * v)];
        var large = Pattern.Ring([.. Pattern.Column("window.csv", "x").Select(v => 1000 * v)], [.. Pattern.Column("window.csv", "y").Select(v => 1000 * v)]);
        Assert.Equal(1000 * likelihood, Bandwidth.Likelihood(x, y, large), 1);
        Assert.Equal(1000 * Bandwidth.DiggleBerman(Pattern.X, Pattern.Y, Pattern.Window), Bandwidth.DiggleBerman(x, y, large), 1);
    }

    [Fact]
    public void Of_more_points_than_can_be_compared_some_stand_for_all()
    {
        var random = new SeededRandom(3, 0, 0);
        double[] x = new double[30_000], y = new double[30_000];
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = (Gauss(ref random), Gauss(ref random));
        var window = Pattern.Ring([-6, 6, 6, -6], [-6, -6, 6, 6]);
        // Best for one normal hill: n^(−1/6) = 0.18; the likelihood minds the lonely points far out and takes more.
        Assert.Equal(0.25, Bandwidth.Likelihood(x, y, window, [0.06, 0.12, 0.18, 0.25, 0.5]));
    }

    [Fact]
    public void Too_few_points_or_all_at_one_place_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Bandwidth.Silverman([1], [1]));
        Assert.Throws<ArgumentException>(() => Bandwidth.Likelihood([1, 1, 1], [1, 1, 1], Pattern.Window));
        Assert.Throws<ArgumentException>(() => Bandwidth.DiggleBerman([50, 51, 900], [40, 41, 900], Pattern.Window));
    }

    private static double Gauss(ref SeededRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
