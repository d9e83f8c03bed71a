namespace HaiDang.Analysis.Scan;

/// <summary>Cases and what they are measured against, by place and step: the table every window is a block of.</summary>
internal sealed class ScanCells
{
    public required int Places { get; init; }
    public required int Steps { get; init; }

    /// <summary>Cases, [place · <see cref="Steps"/> + step].</summary>
    public required int[] Counts { get; init; }

    /// <summary>Expected cases (Poisson, permutation) or persons (Bernoulli), the same layout.</summary>
    public required double[] Measure { get; init; }
    public required long Cases { get; init; }

    /// <summary>Sum of <see cref="Measure"/>: the number of cases, or of persons.</summary>
    public required double Total { get; init; }
    public required ScanModel Model { get; init; }

    /// <summary>Cases that a measure of 1 stands for under the null.</summary>
    public double PerMeasure => Cases / Total;

    /// <summary>The table of an input; a spatial scan sums up the steps, a temporal one the places.</summary>
    /// <exception cref="ArgumentException">The numbers do not make a scan; the message says which.</exception>
    public static ScanCells Of(ScanInput input, ScanGround ground, ScanKind kind)
    {
        var inTime = kind is not ScanKind.Spatial;
        var inSpace = kind is not (ScanKind.Temporal or ScanKind.ProspectiveTemporal);
        var (places, steps) = (inSpace ? ground.Count : 1, inTime ? input.Steps : 1);
        int At(int location, int step) => (inSpace ? ground.PlaceOf[location] : 0) * steps + (inTime ? step : 0);

        var counts = Sum(input, input.Cases, "Cases", At, places * steps, out var cases);
        if (cases == 0) throw new ArgumentException("There are 0 cases; a scan needs at least 1.", nameof(input));
        var measure = input.Model switch
        {
            ScanModel.Poisson => Expected(input, At, places * steps, cases),
            ScanModel.Bernoulli => Persons(input, counts, At),
            _ => Margins(input, places, steps, At),
        };
        for (var cell = 0; cell < counts.Length; cell++)
            if (counts[cell] > 0 && !(measure[cell] > 0))
                throw new ArgumentException($"Place {cell / steps} has {counts[cell]} cases at step {cell % steps} where 0 are expected.", nameof(input));
        return new() { Places = places, Steps = steps, Counts = counts, Measure = measure, Cases = cases, Total = input.Model == ScanModel.Poisson ? cases : measure.Sum(), Model = input.Model };
    }

    private static int[] Sum(ScanInput input, IReadOnlyList<ScanCount> rows, string name, Func<int, int, int> at, int cells, out long total)
    {
        var counts = new int[cells];
        total = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var (location, step, stratum, count) = rows[i];
            if ((uint)location >= (uint)input.Places.Count || (uint)step >= (uint)input.Steps || stratum < 0 || count < 0)
                throw new ArgumentException(
                    $"{name}[{i}] is {count} at location {location} of {input.Places.Count}, step {step} of {input.Steps}, stratum {stratum}; counts and indices must be at least 0 and within.", nameof(input));
            counts[at(location, step)] += count;
            total += count;
        }
        return total <= int.MaxValue ? counts : throw new ArgumentException($"There are {total} {name}; a scan takes at most {int.MaxValue}.", nameof(input));
    }

    private static double[] Expected(ScanInput input, Func<int, int, int> at, int cells, long cases)
    {
        if (input.Expected.Count != input.Places.Count * input.Steps)
            throw new ArgumentException($"Expected holds {input.Expected.Count} numbers; {input.Places.Count} locations by {input.Steps} steps need {input.Places.Count * input.Steps}.", nameof(input));
        var (measure, sum) = (new double[cells], 0.0);
        for (var i = 0; i < input.Expected.Count; i++)
        {
            var expected = input.Expected[i];
            if (!(expected >= 0) || !double.IsFinite(expected)) throw new ArgumentException($"Expected[{i}] is {expected}; it must be finite and at least 0.", nameof(input));
            measure[at(i / input.Steps, i % input.Steps)] += expected;
            sum += expected;
        }
        if (!(Math.Abs(sum - cases) <= 1e-6 * cases)) throw new ArgumentException($"Expected adds up to {sum}, but there are {cases} cases.", nameof(input));
        var scale = cases / sum;
        for (var cell = 0; cell < cells; cell++) measure[cell] *= scale;
        return measure;
    }

    private static double[] Persons(ScanInput input, int[] counts, Func<int, int, int> at)
    {
        var controls = Sum(input, input.Controls, "Controls", at, counts.Length, out var total);
        if (total == 0) throw new ArgumentException("There are 0 controls; the Bernoulli model needs at least 1.", nameof(input));
        return [.. counts.Zip(controls, (c, n) => (double)c + n)];
    }

    /// <summary>Sum over strata of (cases of the place · cases of the step) / cases of the stratum: what every pairing of places and times leaves as it is.</summary>
    private static double[] Margins(ScanInput input, int places, int steps, Func<int, int, int> at)
    {
        var strata = input.Cases.Count == 0 ? 0 : input.Cases.Max(c => c.Stratum) + 1;
        var (ofPlace, ofStep, all) = (new double[strata * places], new double[strata * steps], new double[strata]);
        foreach (var (location, step, stratum, count) in input.Cases)
        {
            var cell = at(location, step);
            ofPlace[stratum * places + cell / steps] += count;
            ofStep[stratum * steps + cell % steps] += count;
            all[stratum] += count;
        }
        var measure = new double[places * steps];
        for (var stratum = 0; stratum < strata; stratum++)
            for (var place = 0; place < places; place++)
                if (ofPlace[stratum * places + place] / all[stratum] is > 0 and var share)
                    for (var step = 0; step < steps; step++) measure[place * steps + step] += share * ofStep[stratum * steps + step];
        return measure;
    }
}
