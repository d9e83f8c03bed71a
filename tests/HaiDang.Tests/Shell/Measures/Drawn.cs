using HaiDang.Shell.Measures;
namespace HaiDang.Tests.Shell.Measures;

/// <summary>Monthly series whose truth is known: seasonal negative binomial counts, from one seed.</summary>
internal sealed class Drawn(int seed)
{
    private readonly Random _random = new(seed);

    public static DateOnly Began { get; } = new(2026, 2, 1);

    /// <summary>By how much the counts are multiplied from the beginning on.</summary>
    public double Effect { get; init; } = 1;

    /// <summary>Growth of the logarithm of the mean, a year.</summary>
    public double Drift { get; init; }

    /// <summary>θ of the counts; infinite for Poisson.</summary>
    public double Theta { get; init; } = 20;

    /// <summary>Correlation of the logarithms of neighbouring means; 0 draws each by itself.</summary>
    public double Together { get; init; }

    public MeasureSeries Months(double mean, int before, int after)
    {
        var (phase, state) = (_random.Next(12), Normal());
        var points = new MeasurePoint[before + after];
        for (var month = 0; month < points.Length; month++)
        {
            var turn = Math.Tau * (month + phase) / 12;
            var level = mean * Math.Exp(0.25 * Math.Sin(turn) + 0.12 * Math.Cos(2 * turn) + Drift * month / 12) * (month < before ? 1 : Effect);
            state = Together * state + Math.Sqrt(1 - Together * Together) * Normal();
            level *= Together > 0 ? Math.Exp(0.22 * state - 0.0242) : double.IsInfinity(Theta) ? 1 : Gamma(Theta) / Theta;
            points[month] = new(Began.AddMonths(month - before), Poisson(level), true);
        }
        return Of(points);
    }

    public static MeasureSeries Of(MeasurePoint[] points, MeasureScale scale = MeasureScale.Count, Better better = Better.Fall) => new()
    {
        About = new("test"), Name = "Trộm cắp", Title = "Trộm cắp, Phường Bãi Cháy", Unit = "vụ mỗi tháng", What = "số vụ", Better = better, Scale = scale, Points = points,
        Completeness = 0.94, AsOf = new(2026, 10, 4, 0, 0, 0, TimeSpan.Zero), Link = "/incidents",
    };

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(Math.Tau * _random.NextDouble());

    /// <summary>Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26, 363–372; shape ≥ 1.</summary>
    private double Gamma(double shape)
    {
        var (d, c) = (shape - 1.0 / 3, 1 / Math.Sqrt(9 * (shape - 1.0 / 3)));
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }

    /// <summary>Knuth's product of uniforms, in pieces that do not run out of digits.</summary>
    private double Poisson(double mean)
    {
        const double most = 50;
        var count = 0;
        for (; mean > most; mean -= most) count += Piece(most);
        return count + Piece(mean);

        int Piece(double piece)
        {
            var (limit, product, n) = (Math.Exp(-piece), _random.NextDouble(), 0);
            for (; product > limit; n++) product *= _random.NextDouble();
            return n;
        }
    }
}
