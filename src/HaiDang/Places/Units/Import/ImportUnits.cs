using HaiDang.Data;
using HaiDang.Places.Units.Change;
using HaiDang.Shell;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Hardening;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Units.Import;

/// <summary>Takes the units of a file, by their codes: once or again, with the same end. Units that it does not name stay as they are.</summary>
public static class ImportUnits
{
    /// <param name="File">What it holds.</param>
    /// <param name="Name">What it is called.</param>
    public sealed record Command(UnitFile File, string Name);

    /// <param name="Row">The line of the file.</param>
    /// <param name="Code">As it stands there.</param>
    /// <param name="Say">Why it was not taken, in words.</param>
    public sealed record Refusal(int Row, string Code, string Say);

    /// <param name="Rows">Rows of the file.</param>
    /// <param name="Added">Units that were not there.</param>
    /// <param name="Changed">Units that are called otherwise now, or work for another place.</param>
    /// <param name="Same">Units that were so already.</param>
    /// <param name="Refused">Rows that were not taken, in order.</param>
    public sealed record Report(int Rows, int Added, int Changed, int Same, IReadOnlyList<Refusal> Refused);

    public static async Task<Report> Run(Command command, HaiDangDb db, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var units = await db.Units.ToDictionaryAsync(u => u.Code, StringComparer.OrdinalIgnoreCase, stop);
        var (was, places) = (units.Values.ToDictionary(u => u.Id, UnitNote.Of), await PlacesByCode(db, stop));
        var (open, refused) = Sound(command.File.Rows);
        while (open.Count > 0)
        {
            // What a row is part of must have an id before it: level by level, each saved before the next.
            var ready = open.FindAll(r => string.IsNullOrEmpty(r.Row.Parent) || units.ContainsKey(r.Row.Parent));
            if (ready.Count == 0) break;
            foreach (var (row, names) in ready)
                if (Take(row, names, units, places, db) is { } refusal) refused.Add(new(row.Number, names.Code, refusal));
            await db.SaveChangesAsync(stop);
            open = [.. open.Except(ready)];
        }
        refused.AddRange(open.Select(r => new Refusal(r.Row.Number, r.Names.Code, Words.Of<Texts>("ImportUnits.NoParent", Shown(r.Row.Parent!)))));
        var report = Counted(command.File.Rows.Count, units, was, [.. refused.OrderBy(r => r.Row)]);
        if (report.Added + report.Changed > 0) await Note(command, report, units, was, db, stop);
        await transaction.CommitAsync(stop);
        return report;
    }

    /// <summary>Communes of the working territory, and the territory itself, by every code they have.</summary>
    private static async Task<Dictionary<string, int>> PlacesByCode(HaiDangDb db, CancellationToken stop)
    {
        Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
        if (await Territories.Current(db, stop) is not { } territory) return places;
        foreach (var place in territory.Communes.Prepend(territory.Root))
            foreach (var code in (string?[])[place.Code, place.OtherCode])
                if (code is not null) places.TryAdd(code, place.Id);
        return places;
    }

    /// <summary>Rows that can be taken for all that they say themselves, and the others.</summary>
    private static (List<(UnitRow Row, UnitNames Names)> Sound, List<Refusal> Refused) Sound(IReadOnlyList<UnitRow> rows)
    {
        List<(UnitRow, UnitNames)> sound = [];
        List<Refusal> refused = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var names = UnitNames.Of(row.Code, row.Name, row.ShortName);
            if ((names.Refuse() ?? (seen.Add(names.Code) ? null : Words.Of<Texts>("ImportUnits.Twice", names.Code))) is { } refusal)
                refused.Add(new(row.Number, Shown(row.Code), refusal));
            else sound.Add((row, names));
        }
        return (sound, refused);
    }

    /// <returns>Why the row is not taken, in words; null when it is.</returns>
    private static string? Take(UnitRow row, UnitNames names, Dictionary<string, Unit> units, Dictionary<string, int> places, HaiDangDb db)
    {
        var parent = string.IsNullOrEmpty(row.Parent) ? null : units[row.Parent];
        int? place = string.IsNullOrEmpty(row.Place) ? null : places.TryGetValue(row.Place, out var id) ? id : 0;
        if (place is 0) return Words.Of<Texts>("ImportUnits.NoPlace", Shown(row.Place!));
        if (units.TryGetValue(names.Code, out var known))
        {
            if (row.Parent is not null && known.ParentId != parent?.Id) return Words.Of<Texts>("ImportUnits.Moves", known.Code);
            ChangeUnit.Take(known, names with { Code = known.Code, ShortName = row.ShortName is null ? known.ShortName : names.ShortName }, row.Place is null ? known.PlaceId : place);
            return null;
        }
        if (parent is { EndedOn: not null }) return Words.Of<Texts>("Units.ParentEnded", parent.Name);
        if (parent is not null && Depth(parent, db) >= AddUnit.Deepest) return Words.Of<Texts>("Units.TooDeep", AddUnit.Deepest);
        var unit = AddUnit.Make(names, parent, place);
        db.Add(unit);
        units[names.Code] = unit;
        return null;
    }

    /// <summary>1 for an agency. All units are in the context by now, so none is asked for.</summary>
    private static int Depth(Unit unit, HaiDangDb db)
    {
        var depth = 1;
        for (; unit.ParentId is { } above; depth++) unit = db.Units.Find(above)!;
        return depth;
    }

    private static Report Counted(int rows, Dictionary<string, Unit> units, Dictionary<int, UnitNote> was, Refusal[] refused)
    {
        var added = units.Values.Count(u => !was.ContainsKey(u.Id));
        var changed = units.Values.Count(u => was.TryGetValue(u.Id, out var before) && before != UnitNote.Of(u));
        return new(rows, added, changed, rows - refused.Length - added - changed, refused);
    }

    private static Task Note(Command command, Report report, Dictionary<string, Unit> units, Dictionary<int, UnitNote> was, HaiDangDb db, CancellationToken stop)
    {
        var added = units.Values.Where(u => !was.ContainsKey(u.Id)).Select(UnitNote.Of);
        var changed = units.Values.Where(u => was.TryGetValue(u.Id, out var before) && before != UnitNote.Of(u)).ToArray();
        var file = SentName.Of(command.Name);
        return db.Audit(PlacesModule.ChangeUnits, "units/file", new { changed = changed.Select(u => was[u.Id]) }, new { file, report.Rows, added, changed = changed.Select(UnitNote.Of) }, stop);
    }

    /// <summary>As much of a cell as is fit to be said back.</summary>
    private static string Shown(string cell) => string.Concat(cell.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(UnitNames.LongestCode));
}
