namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>A line of cases or controls.</summary>
internal readonly record struct CountLine(int Line, int Location, int Count, SatScanDay? Day, int Stratum);

/// <summary>Cases or controls of a file: id, number, date, covariates.</summary>
/// <param name="Path">The file.</param>
/// <param name="Lines">What it holds.</param>
/// <param name="Skipped">Cases of unknown places that were left out, where that is allowed.</param>
internal sealed record CountFile(string Path, List<CountLine> Lines, long Skipped)
{
    /// <param name="path">The file.</param>
    /// <param name="places">Names of the places; a new one is added when there are no coordinates to know them by.</param>
    /// <param name="known">Are the places given, so that another one is wrong?</param>
    /// <param name="withTimes">Do the lines carry a date?</param>
    /// <param name="strata">Names of covariate strata, new ones are added; null when covariates play no part.</param>
    /// <param name="skip">Leave out unknown places and count them?</param>
    /// <exception cref="InvalidDataException">A line was refused.</exception>
    public static CountFile Read(string path, ScanLabels places, bool known, bool withTimes, ScanLabels? strata, bool skip)
    {
        using var file = SatScanLines.Open(path);
        var lines = new List<CountLine>();
        long skipped = 0;
        while (file.Read())
        {
            file.AtLeast(withTimes ? 3 : 2, withTimes ? "id, n, date" : "id, n");
            var count = file.Whole(1, "n");
            var place = known ? places.Find(file[0]) : places.Take(file[0]);
            if (place < 0 && !skip) throw file.Wrong("id", "Analyse.Scan.UnknownPlace", file[0].ToString());
            if (place < 0) skipped += count;
            else lines.Add(new(file.Line, place, count, withTimes ? file.Day(2, "date") : null, strata is null ? 0 : strata.Take(file.Rest(withTimes ? 3 : 2))));
        }
        return lines.Count > 0 ? new(path, lines, skipped) : throw Refusal.Of(path, "Analyse.NoRows");
    }

    /// <summary>First and last day that occur; null without dates.</summary>
    public (DateOnly First, DateOnly Last)? Days => Lines[0].Day is null ? null : (Lines.Min(l => l.Day!.Value.First), Lines.Max(l => l.Day!.Value.Last));
}
