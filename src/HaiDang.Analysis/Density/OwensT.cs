using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace HaiDang.Analysis.Density;

/// <summary>How much of a round Gaussian lies beyond a line, between the foot of the perpendicular and a point of the line?</summary>
/// <remarks>
/// T(h, a) = 1/2π ∫₀ᵃ exp(−h²(1 + x²)/2) / (1 + x²) dx. Absolute error below 1e-15.
/// Source: Owen (1956), Annals of Mathematical Statistics 27, 1075–1090: definition and reflection (a above 1).
/// </remarks>
internal static class OwensT
{
    private static readonly GaussLegendreRule Rule = new(0, 1, 32);
    private static readonly double[] Nodes = Rule.Abscissas, Weights = Rule.Weights;

    /// <summary>T(h, s/h): the line at distance h ≥ 0, the point at s along it, both in standard deviations.</summary>
    public static double At(double h, double s)
    {
        if (s < 0)
            return -At(h, -s);
        if (h > 9 || s == 0)
            return 0;
        if (s <= h)
            return Integral(h, s / h);
        var (beyondH, beyondS) = (Beyond(h), Beyond(s));
        return (beyondH + beyondS) / 2 - beyondH * beyondS - Integral(s, h / s);
    }

    /// <summary>1 − Φ; written with it, Owen's reflection keeps its form because both factors change sign.</summary>
    private static double Beyond(double z) => SpecialFunctions.Erfc(z / Constants.Sqrt2) / 2;

    private static double Integral(double h, double a)
    {
        if (h > 9)
            return 0;
        var half = h * h / 2;
        double sum = 0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            var x = a * Nodes[i];
            var square = 1 + x * x;
            sum += Weights[i] * Math.Exp(-half * square) / square;
        }
        return sum * a / Math.Tau;
    }
}
