using HaiDang.Analysis.Regression;
using Xunit;

namespace HaiDang.Analysis.Tests.Regression;

public class NeweyWestTests
{
    private static readonly Design Constant = Design.Of(4, [("constant", _ => 1)]);

    [Theory]
    [InlineData(0, 10)]      // 1 + 1 + 4 + 4
    [InlineData(1, 3)]       // 10 + 2 · 1/2 · (−1 − 2 − 4)
    [InlineData(2, 10 - 2 * 2 / 3.0 * 7 + 2 / 3.0 * 4)]     // lag 2: 1 · 2 + (−1) · (−2)
    public void The_variance_of_a_mean_is_what_the_hand_says(int lags, double middle) =>
        Assert.Equal(middle / 16, NeweyWest.Covariance(Constant, [1, -1, 2, -2], [0.25], lags)[0], 1e-14);

    [Fact]
    public void Two_columns_give_a_symmetric_matrix_and_without_lags_the_one_of_White()
    {
        var design = Design.Of(3, [("constant", _ => 1), ("time", row => row)]);
        var covariance = NeweyWest.Covariance(design, [1, -2, 1], [1, 0, 0, 1], 0);
        Assert.Equal([6, 6, 6, 8], covariance);
    }

    [Theory, InlineData(1, 1), InlineData(50, 3), InlineData(100, 4), InlineData(300, 5), InlineData(520, 5)]
    public void The_usual_lags_grow_slowly(int rows, int lags) => Assert.Equal(lags, NeweyWest.Lags(rows));

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => NeweyWest.Covariance(Constant, [1], [1], 0));
        Assert.Throws<ArgumentException>(() => NeweyWest.Covariance(Constant, [1, 1, 1, 1], [1, 1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NeweyWest.Covariance(Constant, [1, 1, 1, 1], [1], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NeweyWest.Lags(0));
    }
}
