namespace HaiDang.Analysis.Scan;

/// <summary>How many cases were to be expected where and when, from who lives there? Indirect standardisation, and what adjusts it.</summary>
public static class ExpectedCases
{
    /// <summary>Expected cases by location and step: every stratum's rate over all, times its person-time there and then.</summary>
    /// <param name="casesOfStratum">Cases per stratum, at least 0.</param>
    /// <param name="personTime">Per stratum person-time by location and step, [location · steps + step]; all of one length.</param>
    /// <returns>Expected cases, adding up to all cases.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a stratum has cases but no person-time.</exception>
    /// <remarks>Source: Kulldorff, Feuer, Miller and Freedman (1997), American Journal of Epidemiology 146(2), 161–170. O(strata · locations · steps).</remarks>
    public static double[] Standardised(ReadOnlySpan<long> casesOfStratum, IReadOnlyList<double[]> personTime)
    {
        ArgumentNullException.ThrowIfNull(personTime);
        Guard.SameLength(casesOfStratum.Length, nameof(casesOfStratum), personTime.Count, nameof(personTime));
        var expected = new double[personTime.Count == 0 ? 0 : personTime[0].Length];
        for (var stratum = 0; stratum < personTime.Count; stratum++)
        {
            Guard.SameLength(expected.Length, nameof(expected), personTime[stratum].Length, nameof(personTime));
            if (casesOfStratum[stratum] == 0) continue;
            var total = personTime[stratum].Sum();
            if (!(total > 0)) throw new ArgumentException($"Stratum {stratum} has {casesOfStratum[stratum]} cases but {total} person-time.", nameof(personTime));
            var rate = casesOfStratum[stratum] / total;
            for (var cell = 0; cell < expected.Length; cell++) expected[cell] += rate * personTime[stratum][cell];
        }
        return expected;
    }

    /// <summary>Makes what is expected on every weekday as many as there were.</summary>
    /// <param name="expected">By location and step of one day; changed in place.</param>
    /// <param name="cases">Cases by step, over all locations.</param>
    /// <param name="period">A period of single days.</param>
    /// <exception cref="ArgumentException">The steps are not single days, or the lengths do not fit.</exception>
    public static void AdjustForWeekday(Span<double> expected, ReadOnlySpan<long> cases, StudyPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (period.Unit != StepUnit.Day || period.Length != 1) throw new ArgumentException($"Steps are of {period.Length} {period.Unit}; the weekday needs steps of 1 Day.", nameof(period));
        Guard.SameLength(cases.Length, nameof(cases), period.Steps, nameof(period.Steps));
        Span<double> seen = stackalloc double[7], asked = stackalloc double[7];
        for (var step = 0; step < period.Steps; step++) seen[(int)period.StartOf(step).DayOfWeek] += cases[step];
        for (var cell = 0; cell < expected.Length; cell++) asked[Weekday(cell)] += expected[cell];
        for (var cell = 0; cell < expected.Length; cell++)
            if (asked[Weekday(cell)] > 0) expected[cell] *= seen[Weekday(cell)] / asked[Weekday(cell)];

        int Weekday(int cell) => (int)period.StartOf(cell % period.Steps).DayOfWeek;
    }

    /// <summary>Brings expected cases back to a sum, after relative risks have multiplied some of them.</summary>
    /// <param name="expected">Changed in place; adds up to more than 0.</param>
    /// <param name="total">What it is to add up to.</param>
    /// <exception cref="ArgumentException">Nothing is expected anywhere.</exception>
    public static void Rescale(Span<double> expected, double total)
    {
        double sum = 0;
        foreach (var e in expected) sum += e;
        if (!(sum > 0)) throw new ArgumentException($"Expected cases add up to {sum}; they cannot be brought to {total}.", nameof(expected));
        foreach (ref var e in expected) e *= total / sum;
    }
}
