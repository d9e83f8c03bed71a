using System.Runtime.CompilerServices;

namespace HaiDang.Analysis.Scan;

/// <summary>Does a window count as a cluster, and how strongly?</summary>
internal readonly struct WindowScore(ScanCells cells, ScanSettings settings)
{
    private readonly double _cases = cells.Cases, _total = cells.Total, _perMeasure = cells.PerMeasure;
    private readonly bool _persons = cells.Model == ScanModel.Bernoulli;
    private readonly long _leastHigh = settings.Rates == ScanRates.Low ? long.MaxValue : Math.Max(1, settings.MinimumCasesHigh);
    private readonly long _leastLow = settings.Rates == ScanRates.High ? long.MaxValue : settings.MinimumCasesLow;

    public bool HasHigh => _leastHigh != long.MaxValue;
    public bool HasLow => _leastLow != long.MaxValue;
    public long LeastHigh => _leastHigh;
    public long LeastLow => _leastLow;

    /// <summary>Cases expected in a window of such a measure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Expected(double measure) => measure * _perMeasure;

    /// <summary><see cref="Qualifies"/>, <see cref="Bound"/> and <see cref="Of"/> for who knows what is expected.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool QualifiesExpected(long cases, double expected) => cases > expected ? cases >= _leastHigh : cases < expected && cases >= _leastLow;

    /// <inheritdoc cref="QualifiesExpected"/>
    public double BoundExpected(long cases, double expected) => Bound(cases, expected / _perMeasure);

    /// <inheritdoc cref="QualifiesExpected"/>
    public double OfExpected(long cases, double expected) => Of(cases, expected / _perMeasure);

    /// <summary>Is it looked for: more cases than expected and enough of them, or fewer?</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Qualifies(long cases, double measure)
    {
        var expected = measure * _perMeasure;
        return cases > expected ? cases >= _leastHigh : cases < expected && cases >= _leastLow;
    }

    /// <summary>Log likelihood ratio.</summary>
    public double Of(long cases, double measure) => _persons
        ? LogLikelihoodRatio.Bernoulli(cases, measure, _cases, _total)
        : LogLikelihoodRatio.Poisson(cases, measure, _total);

    /// <summary>Never below <see cref="Of"/>, and without a logarithm.</summary>
    /// <remarks>o ln(o/e) − o + e ≤ (o − e)² / 2e for o above e, and ≤ (o − e)² / 2o for o below, in every part that the ratio is a sum over.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Bound(long cases, double measure)
    {
        var expected = measure * _perMeasure;
        var difference = cases - expected;
        var parts = difference > 0 ? 1 / expected + 1 / (_cases - cases) : 1 / (double)cases + 1 / (_cases - expected);
        if (_persons)
        {
            var (others, outside) = (measure - cases, _total - measure - (_cases - cases));
            parts += difference > 0 ? 1 / others + 1 / (_total - measure - (_cases - expected)) : 1 / (measure - expected) + 1 / outside;
        }
        return 0.5 * difference * difference * parts;
    }
}
