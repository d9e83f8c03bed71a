namespace HaiDang.Analysis.SmallNumbers;

/// <summary>Poisson and binomial probabilities, right to the last digits also for large counts.</summary>
/// <remarks>
/// Source: Loader (2000), Fast and accurate computation of binomial probabilities, the saddle-point
/// form and the Stirling error. Tails are summed outwards from their largest term: O(√mean), all terms positive.
/// </remarks>
internal static class Masses
{
    private const int TableSize = 16;
    private static readonly double[] StirlingTable = Table();

    /// <summary>P(X = count) for a Poisson mean ≥ 0.</summary>
    public static double Poisson(long count, double mean)
    {
        if (count < 0)
            return 0;
        if (mean == 0)
            return count == 0 ? 1 : 0;
        return count == 0 ? Math.Exp(-mean) : Math.Exp(-StirlingError(count) - Deviance(count, mean)) / Math.Sqrt(Math.Tau * count);
    }

    /// <summary>P(X ≤ count).</summary>
    public static double PoissonAtMost(long count, double mean)
    {
        if (count < 0)
            return 0;
        if (count >= mean)
            return 1 - PoissonAtLeast(count + 1, mean);
        var (sum, term) = (0.0, Poisson(count, mean));
        for (var k = count; k >= 0 && term > sum * 1e-18; k--)
        {
            sum += term;
            term *= k / mean;
        }
        return sum;
    }

    /// <summary>P(X ≥ count).</summary>
    public static double PoissonAtLeast(long count, double mean)
    {
        if (count <= 0)
            return 1;
        if (count <= mean)
            return 1 - PoissonAtMost(count - 1, mean);
        var (sum, term) = (0.0, Poisson(count, mean));
        for (var k = count + 1; term > sum * 1e-18; k++)
        {
            sum += term;
            term *= mean / k;
        }
        return sum;
    }

    /// <summary>P(X = count) of n trials; chance p and its complement q are both given, so that neither loses digits.</summary>
    public static double Binomial(long count, long n, double p, double q)
    {
        if (count < 0 || count > n)
            return 0;
        if (count == 0)
            return Math.Exp(p < 0.5 ? n * double.LogP1(-p) : n * Math.Log(q));
        if (count == n)
            return Math.Exp(q < 0.5 ? n * double.LogP1(-q) : n * Math.Log(p));
        var rest = n - count;
        var log = StirlingError(n) - StirlingError(count) - StirlingError(rest) - Deviance(count, n * p) - Deviance(rest, n * q);
        return Math.Exp(log) * Math.Sqrt(n / (Math.Tau * count * rest));
    }

    /// <summary>P(X ≥ count).</summary>
    public static double BinomialAtLeast(long count, long n, double p, double q)
    {
        if (count <= 0)
            return 1;
        if (count <= n * p)
            return 1 - BinomialAtLeast(n - count + 1, n, q, p);
        var (sum, term) = (0.0, Binomial(count, n, p, q));
        for (var k = count; k <= n && term > sum * 1e-18; k++)
        {
            sum += term;
            term *= (n - k) / (k + 1.0) * (p / q);
        }
        return sum;
    }

    /// <summary>P(X ≤ count).</summary>
    public static double BinomialAtMost(long count, long n, double p, double q) => BinomialAtLeast(n - count, n, q, p);

    /// <summary>x ln(x / mean) + mean − x without cancellation near the mean.</summary>
    private static double Deviance(double x, double mean)
    {
        if (Math.Abs(x - mean) >= 0.1 * (x + mean))
            return x * Math.Log(x / mean) + mean - x;
        var v = (x - mean) / (x + mean);
        var sum = (x - mean) * v;
        var term = 2 * x * v;
        for (var j = 1; ; j++)
        {
            term *= v * v;
            var next = sum + term / (2 * j + 1);
            if (next == sum)
                return next;
            sum = next;
        }
    }

    /// <summary>ln n! less Stirling's ln(√(2πn) (n/e)ⁿ).</summary>
    private static double StirlingError(long n)
    {
        if (n < TableSize)
            return StirlingTable[n];
        double x = n, square = x * x;
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / (1188.0 * square)) / square) / square) / square) / x;
    }

    private static double[] Table()
    {
        var table = new double[TableSize];
        double factorial = 1;
        for (var n = 1; n < TableSize; n++)
        {
            factorial *= n;
            table[n] = Math.Log(factorial) - (n + 0.5) * Math.Log(n) + n - 0.5 * Math.Log(Math.Tau);
        }
        return table;
    }
}
