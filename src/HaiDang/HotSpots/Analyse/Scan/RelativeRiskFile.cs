using HaiDang.Analysis.Scan;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>Risks that are known and to be taken off: id or All, relative risk, and from when to when.</summary>
internal static class RelativeRiskFile
{
    /// <summary>Multiplies what is expected, then brings it back to its sum.</summary>
    /// <exception cref="InvalidDataException">A line was refused.</exception>
    public static void Apply(string path, ScanLabels places, StudyPeriod period, double[] expected)
    {
        using var file = SatScanLines.Open(path);
        var total = expected.Sum();
        while (file.Read())
        {
            file.AtLeast(2, "id, risk");
            var all = file[0].Equals("All", StringComparison.OrdinalIgnoreCase) && places.Find(file[0]) < 0;
            var place = places.Find(file[0]);
            if (!all && place < 0) throw file.Wrong("id", "Analyse.Scan.UnknownPlace", file[0].ToString());
            var risk = file.Number(1, "risk");
            if (risk < 0) throw file.Wrong("risk", "Analyse.Scan.NegativePeople", risk);
            var (from, to) = (file.Count > 2 ? file.Day(2, "start").First : period.First, file.Count > 3 ? file.Day(3, "end").Last : period.Last);
            for (var cell = 0; cell < expected.Length; cell++)
                if ((all || cell / period.Steps == place) && period.StartOf(cell % period.Steps) >= from && period.StartOf(cell % period.Steps) <= to) expected[cell] *= risk;
        }
        if (!(expected.Sum() > 0)) throw Refusal.Of(path, "Analyse.Scan.NoRisk");
        ExpectedCases.Rescale(expected, total);
    }
}
