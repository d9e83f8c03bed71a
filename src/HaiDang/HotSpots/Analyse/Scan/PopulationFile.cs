using HaiDang.Analysis.Scan;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>How many people lived where: id, date of the count, number, covariates.</summary>
internal static class PopulationFile
{
    /// <summary>Person-days per stratum, [location · steps + step].</summary>
    /// <param name="path">The file.</param>
    /// <param name="places">Names of the places; a new one is added when there are no coordinates to know them by.</param>
    /// <param name="known">Are the places given, so that another one is wrong?</param>
    /// <param name="strata">Names of covariate strata; those nobody is a case of play no part.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="InvalidDataException">A line was refused.</exception>
    public static List<double[]> Read(string path, ScanLabels places, bool known, ScanLabels strata, StudyPeriod period)
    {
        using var file = SatScanLines.Open(path);
        var counts = new SortedDictionary<(int Stratum, int Location, DateOnly Day), double>();
        var days = new SortedSet<DateOnly>();
        while (file.Read())
        {
            file.AtLeast(3, "id, date, people");
            var place = known ? places.Find(file[0]) : places.Take(file[0]);
            if (place < 0) throw file.Wrong("id", "Analyse.Scan.UnknownPlace", file[0].ToString());
            var day = file.Day(1, "date").Middle;
            var people = file.Number(2, "people");
            if (people < 0) throw file.Wrong("people", "Analyse.Scan.NegativePeople", people);
            days.Add(day);
            var stratum = strata.Find(file.Rest(3));
            if (stratum < 0) continue;
            var key = (stratum, place, day);
            counts[key] = counts.GetValueOrDefault(key) + people;
        }
        if (days.Count == 0) throw Refusal.Of(path, "Analyse.NoRows");

        var time = Enumerable.Range(0, strata.Count).Select(_ => new double[places.Count * period.Steps]).ToList();
        foreach (var place in counts.GroupBy(c => (c.Key.Stratum, c.Key.Location)))
            PersonTime.Of([.. place.Select(c => new Census(c.Key.Day, c.Value))], period,
                time[place.Key.Stratum].AsSpan(place.Key.Location * period.Steps, period.Steps));
        return time;
    }
}
