using HaiDang.Analysis.ControlCharts;
using HaiDang.Analysis.Surveillance;
using Xunit;

namespace HaiDang.Analysis.Tests.Surveillance;

/// <summary>How often does each detector speak when nothing is new? Holds the table in docs/methods/surveillance.md.</summary>
[Trait("speed", "long")]
public class CalibrationTests
{
    private const int Series = 100, Weeks = 520;

    private delegate void Detector(double[] counts, Span<Signal> signals);

    public static TheoryData<string, double, double, double> Rates => new()
    {
        { "c1", 1, 0, 2.98 }, { "c1", 5, 0, 2.15 }, { "c1", 20, 0, 1.75 }, { "c1", 20, 5, 3.23 },
        { "c2", 1, 0, 2.97 }, { "c2", 5, 0, 2.18 }, { "c2", 20, 0, 1.73 }, { "c2", 20, 5, 3.25 },
        { "c3", 1, 0, 12.29 }, { "c3", 5, 0, 8.82 }, { "c3", 20, 0, 7.48 }, { "c3", 20, 5, 11.56 },
        { "farrington", 1, 0, 0.94 }, { "farrington", 5, 0, 0.77 }, { "farrington", 20, 0, 0.75 }, { "farrington", 20, 5, 3.14 },
        { "flexible", 1, 0, 0.65 }, { "flexible", 5, 0, 0.74 }, { "flexible", 20, 0, 0.91 }, { "flexible", 20, 5, 1.43 },
        { "muan", 5, 0, 0.12 }, { "muan", 20, 0, 0.18 }, { "muan", 20, 5, 0.42 }, { "delta", 5, 0, 0.87 }, { "delta", 20, 0, 0.94 }, { "delta", 20, 5, 1.86 },
        { "cusum", 1, 0, 0.20 }, { "cusum", 5, 0, 0.22 }, { "cusum", 20, 0, 0.21 }, { "cusum", 20, 5, 9.07 },
        { "ewma", 1, 0, 0.50 }, { "ewma", 5, 0, 0.27 }, { "ewma", 20, 0, 0.19 }, { "ewma", 20, 5, 9.66 },
        { "u", 5, 0, 0.53 }, { "u", 20, 0, 0.28 }, { "u", 20, 5, 15.04 }, { "laney", 5, 0, 0.51 }, { "laney", 20, 0, 0.30 }, { "laney", 20, 5, 1.04 },
    };

    [Theory, MemberData(nameof(Rates))]
    public void The_rate_of_false_alarms_is_the_documented_one(string detector, double mean, double theta, double documented)
    {
        var draws = new DrawnCounts(seed: 2026, stream: 1);
        var signals = new Signal[Weeks];
        double told = 0, alarms = 0;
        for (var series = 0; series < Series; series++)
        {
            double[] counts = [.. Enumerable.Range(0, Weeks).Select(_ => theta == 0 ? draws.Poisson(mean) : draws.NegativeBinomial(mean, theta))];
            Watch(detector, mean, counts, signals);
            told += signals.Count(s => s.Alarm is not null);
            alarms += signals.Count(s => s.Alarm is true);
        }
        // The table rests on 400 series; alarms of one series come in runs.
        Assert.InRange(100 * alarms / told, 0.7 * documented - 0.03, 1.3 * documented + 0.03);
    }

    private static void Watch(string detector, double mean, double[] counts, Span<Signal> signals)
    {
        switch (detector)
        {
            case "c1": Ears.C1(counts, new(), signals); break;
            case "c2": Ears.C2(counts, new(), signals); break;
            case "c3": Ears.C3(counts, new(), signals); break;
            case "cusum": CountCusum.Watch(counts, [], new() { Mean = mean, Restart = true }, signals); break;
            case "ewma": CountEwma.Watch(counts, [], new() { Mean = mean }, signals); break;
            case "u" or "laney":
                var points = UChart.Draw(counts, [], detector == "laney").Points;
                for (var t = 0; t < points.Count; t++)
                    signals[t] = new(0, 0, 0, 0, points[t].IsOut);
                break;
            default:
                var settings = detector == "farrington" ? FarringtonSettings.Original : FarringtonSettings.Flexible with
                {
                    Bound = detector switch
                    {
                        "muan" => FarringtonBound.CautiousNegativeBinomial,
                        "delta" => FarringtonBound.TwoThirds,
                        _ => FarringtonBound.NegativeBinomial,
                    },
                };
                var told = new FarringtonSignal[counts.Length];
                Farrington.Watch(counts, [], settings, told);
                for (var t = 0; t < told.Length; t++)
                    signals[t] = told[t].Signal;
                break;
        }
    }
}
