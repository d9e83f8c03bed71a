using System.Runtime.CompilerServices;
using MathNet.Numerics;

namespace HaiDang.Analysis.Scan;

/// <summary>Turns a random word into a Poisson or binomial count by looking it up: guided inversion.</summary>
/// <remarks>
/// Probabilities are held to 2⁻³². Source of the guide: Chen and Asau (1974), AIIE Transactions 6(2), 163–166. O(1) per draw, O(standard deviation) to build.
/// </remarks>
internal sealed class PlaceCountTable
{
    private const int GuideBits = 8;
    private const double Scale = 4294967296.0;

    private readonly uint[] _reach;
    private readonly ushort[] _guide = new ushort[1 << GuideBits];
    private readonly int _first;

    /// <param name="mean">Mean of the count, at least 0.</param>
    /// <param name="logMass">Log of the probability of a count.</param>
    /// <param name="deviation">Standard deviation, for how far the table must reach.</param>
    /// <param name="most">Largest count that can be.</param>
    private PlaceCountTable(double mean, Func<int, double> logMass, double deviation, int most)
    {
        var span = 8 * deviation + 12;
        _first = (int)Math.Max(0, Math.Floor(mean - span));
        var last = (int)Math.Min(most, Math.Ceiling(mean + span + 8));
        var reach = new List<uint>();
        double sum = 0;
        for (var count = _first; count < last; count++)
        {
            sum += Math.Exp(logMass(count));
            if (sum * Scale >= Scale - 1) break;
            reach.Add((uint)(sum * Scale));
        }
        _reach = [.. reach, uint.MaxValue];
        for (int bin = 0, at = 0; bin < _guide.Length; bin++)
        {
            while (at < _reach.Length - 1 && _reach[at] <= (uint)bin << (32 - GuideBits)) at++;
            _guide[bin] = (ushort)at;
        }
    }

    public static PlaceCountTable Poisson(double mean)
    {
        if (mean <= 0) return new(0, _ => 0, 0, 0);
        var log = Math.Log(mean);
        return new(mean, count => count * log - mean - SpecialFunctions.FactorialLn(count), Math.Sqrt(mean), int.MaxValue);
    }

    public static PlaceCountTable Binomial(int n, double chance)
    {
        if (n == 0 || chance <= 0) return new(0, _ => 0, 0, 0);
        var (log, other, all) = (Math.Log(chance), double.LogP1(-chance), SpecialFunctions.FactorialLn(n));
        return new(n * chance,
            count => all - SpecialFunctions.FactorialLn(count) - SpecialFunctions.FactorialLn(n - count) + count * log + (n - count) * other,
            Math.Sqrt(n * chance * (1 - chance)), n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Draw(uint word)
    {
        var at = (int)_guide[word >> (32 - GuideBits)];
        while (word >= _reach[at] && at < _reach.Length - 1) at++;
        return _first + at;
    }
}
