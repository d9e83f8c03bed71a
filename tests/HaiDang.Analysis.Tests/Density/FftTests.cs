using CsCheck;
using HaiDang.Analysis.Density;
using Xunit;

namespace HaiDang.Analysis.Tests.Density;

public class FftTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(8), InlineData(30), InlineData(45), InlineData(64), InlineData(125), InlineData(360)]
    public void Every_lane_is_the_transform_that_its_definition_gives(int length)
    {
        var fft = new Fft(length);
        Gen.Double[-1, 1].Array[2 * fft.Size].Sample(values =>
        {
            var (re, im) = (values[..fft.Size], values[fft.Size..]);
            var (toRe, toIm) = (re.ToArray(), im.ToArray());
            double[] spareRe = new double[fft.Size], spareIm = new double[fft.Size];
            fft.Transform(ref toRe, ref toIm, ref spareRe, ref spareIm);
            for (var k = 0; k < length; k += 1 + length / 7)
            {
                var lane = k % Fft.Lanes;
                var sum = System.Numerics.Complex.Zero;
                for (var i = 0; i < length; i++)
                    sum += new System.Numerics.Complex(re[i * Fft.Lanes + lane], im[i * Fft.Lanes + lane]) * System.Numerics.Complex.FromPolarCoordinates(1, -Math.Tau * ((long)i * k % length) / length);
                if (Math.Abs(sum.Real - toRe[k * Fft.Lanes + lane]) > 1e-12 * length || Math.Abs(sum.Imaginary - toIm[k * Fft.Lanes + lane]) > 1e-12 * length)
                    return false;
            }
            return true;
        }, iter: 5, threads: 1);
    }

    [Fact]
    public void A_good_length_has_only_small_factors_and_is_near()
    {
        Assert.Equal([1, 8, 1000, 1250, 1080], [Fft.GoodLength(0), Fft.GoodLength(7), Fft.GoodLength(973), Fft.GoodLength(1216), Fft.GoodLength(1051)]);
    }

    [Fact]
    public void A_length_with_another_factor_is_refused() => Assert.Throws<ArgumentException>(() => new Fft(14));
}
