using HaiDang.Incidents.Import.Checks;
using HaiDang.Shell;
namespace HaiDang.Incidents.Import.Writing;

/// <summary>What must a person know of the whole, beside the rows?</summary>
internal static class Warnings
{
    public static string[] Of(FileFacts facts, FileProfile profile, ReportCounts counts)
    {
        var warnings = facts.Notes.Where(n => n != Words.Of<Texts>("Note.AmbiguousDates")).ToList();
        if (profile.DatesAmbiguous) warnings.Add(Words.Of<Texts>("Note.AmbiguousDates"));
        if (facts.Mapping.ColumnOf(Field.Reference) is null) warnings.Add(Words.Of<Texts>("Warning.NoReference"));
        if (facts.Mapping.ColumnOf(Field.Kind) is null) warnings.Add(Words.Of<Texts>("Warning.NoKind"));
        if (facts.Mapping.ColumnOf(Field.Lon) is null && facts.Mapping.ColumnOf(Field.Easting) is null) warnings.Add(Words.Of<Texts>("Warning.NoPoint"));
        var outside = counts.ByReason().GetValueOrDefault(Reason.Outside.Key);
        if (outside * 2 > counts.Accepted + counts.Refused + counts.Already) warnings.Add(Words.Of<Texts>("Warning.MostlyOutside", outside));
        if (profile.Plane is not null && facts.Mapping.Meridian is null) warnings.Add(Words.Of<Texts>("Warning.GuessedZone"));
        return [.. warnings];
    }
}
