using HaiDang.Analysis.Local;
using Xunit;

namespace HaiDang.Analysis.Tests.Local;

public class RatesTests
{
    [Fact]
    public void What_cannot_be_divided_is_missing_and_never_zero()
    {
        var rates = new double[5];
        Rates.PerBase([3, 0, 5, 0, double.NaN], [1_000, 2_000, 0, double.NaN, 4_000], rates);
        Assert.Equal([0.003, 0, double.NaN, double.NaN, double.NaN], rates);
    }

    [Fact]
    public void Broken_input_is_refused_with_its_number()
    {
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => Rates.PerBase([1], [-1], new double[1])).Message);
        Assert.Contains("values[0]", Assert.Throws<ArgumentException>(() => Rates.PerBase([double.NegativeInfinity], [1], new double[1])).Message);
        Assert.Contains("bases[0]", Assert.Throws<ArgumentException>(() => Rates.PerBase([1], [double.PositiveInfinity], new double[1])).Message);
        Assert.Contains("bases (2)", Assert.Throws<ArgumentException>(() => Rates.PerBase([1], [1, 2], new double[1])).Message);
        Assert.Contains("rates (2)", Assert.Throws<ArgumentException>(() => Rates.PerBase([1], [1], new double[2])).Message);
    }
}
