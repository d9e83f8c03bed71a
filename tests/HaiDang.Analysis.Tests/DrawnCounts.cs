using HaiDang.Analysis.Inference;

namespace HaiDang.Analysis.Tests;

/// <summary>Random counts for tests of calibration, from one seed.</summary>
internal sealed class DrawnCounts(ulong seed, int stream = 0)
{
    private SeededRandom _random = new(seed, stream, 0);

    public double Uniform() => _random.NextDouble();

    public double Normal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
        return radius * Math.Cos(Math.Tau * _random.NextDouble());
    }

    public double Poisson(double mean)
    {
        const int most = 300;
        double count = 0;
        for (; mean > most; mean -= most)
            count += Draws.Poisson(most, ref _random);
        return count + Draws.Poisson(mean, ref _random);
    }

    /// <summary>Variance mean + mean² / θ.</summary>
    public double NegativeBinomial(double mean, double theta) => Poisson(mean * Gamma(theta) / theta);

    /// <summary>Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26, 363–372; shape ≥ 1.</summary>
    private double Gamma(double shape)
    {
        if (shape < 1)
            return Gamma(shape + 1) * Math.Pow(1 - _random.NextDouble(), 1 / shape);
        var (d, c) = (shape - 1.0 / 3, 1 / Math.Sqrt(9 * (shape - 1.0 / 3)));
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }
}
