using HaiDang.Places;
namespace HaiDang.Incidents.Import.Columns;

/// <summary>Which column is which field? Guessed from names and values together: a name proposes, the values must agree.</summary>
internal static class GuessColumns
{
    public sealed record Guess(string Column, Field Field, double Confidence);

    private const double Least = 0.45;

    /// <param name="columns">The file's columns that hold no personal data and were not dropped.</param>
    /// <param name="known">What a person has said already; it stands.</param>
    /// <param name="places">To tell codes and names of communes by their values.</param>
    public static Guess[] Run(ColumnSurvey[] columns, ColumnMapping? known, PlaceLookup places)
    {
        var said = columns.Where(c => known?.Columns.ContainsKey(c.Name) is true)
            .Select(c => new Guess(c.Name, known!.Columns[c.Name], 1)).ToList();
        var taken = said.Select(g => g.Field).Where(f => f is not Field.Ignore).ToHashSet();
        var free = columns.Where(c => said.TrueForAll(s => s.Column != c.Name)).ToArray();
        var offers = free.SelectMany((column, at) => Offers(column, places).Select(o => (column, at, o.Field, o.Score)))
            .Where(o => o.Score >= Least && !taken.Contains(o.Field))
            .OrderByDescending(o => o.Score).ThenBy(o => o.at);

        var guesses = new List<Guess>(said);
        foreach (var (column, _, field, score) in offers)
        {
            if (taken.Contains(field) || guesses.Exists(g => g.Column == column.Name)) continue;
            taken.Add(field);
            guesses.Add(new(column.Name, field, Math.Min(0.99, score)));
        }
        guesses = SensiblePairs.Settle(guesses, columns);
        guesses.AddRange(columns.Where(c => !guesses.Exists(g => g.Column == c.Name)).Select(c => new Guess(c.Name, Field.Ignore, 0.5)));
        return [.. guesses];
    }

    private static IEnumerable<(Field Field, double Score)> Offers(ColumnSurvey column, PlaceLookup places)
    {
        if (column.Filled == 0) yield break;
        foreach (var field in Enum.GetValues<Field>())
        {
            var name = FieldNames.Strength(column.Words, field);
            if (Fit(column, field, places) is var fit and > 0) yield return (field, Score(name, fit));
        }
    }

    /// <summary>Values that fit for certain need no name; values that merely could be need a clear one.</summary>
    private static double Score(double name, double fit) => name > 0 ? 0.6 * name + 0.4 * fit : fit > 0.8 ? 0.5 * fit : 0;

    private static double Fit(ColumnSurvey column, Field field, PlaceLookup places) => field switch
    {
        Field.Reference => column.Distinct >= column.Filled * 0.8 && column.Filled > 0 && column.Wholes == column.Numbers && !TimeWithSigns(column) ? 0.8 : 0,
        Field.Start => column.IsTime ? 0.9 : NamedTime(column, field) ? 0.5 : 0,
        Field.End => column.IsTime ? 0.7 : NamedTime(column, field) ? 0.4 : 0,
        Field.StartTime or Field.EndTime => column.IsClock && !TimeWithSigns(column) ? 0.7 : 0,
        Field.Month => IsMonth(column) ? 1 : 0,
        Field.Kind => column.Texts > 0 && !column.IsTime && !column.IsNumber && column.Distinct <= Math.Max(60, column.Filled * 0.3)
            ? Math.Max(0.7, Kinds.GuessKind.ShareKnown(column.Kept)) : 0,
        Field.Lon => Within(column, 180) ? column.Words.HasAny("x") ? 0.9 : 0.7 : 0,
        Field.Lat => Within(column, 90) ? column.Words.HasAny("y") ? 0.9 : 0.7 : 0,
        Field.Easting => column.IsNumber && column is { Least: > 100_000, Greatest: < 900_000 } ? 0.8 : 0,
        Field.Northing => column.IsNumber && column is { Least: > 880_000, Greatest: < 2_700_000 } ? 0.8 : 0,
        Field.CommuneCode => Codes(column, places),
        Field.CommuneName => column.IsNumber || column.IsTime || column.Texts == 0 ? 0 : Names(column, places),
        _ => 0,
    };

    /// <summary>Clearly named for a time, though many of its values are none.</summary>
    private static bool NamedTime(ColumnSurvey column, Field field) =>
        column.Times > column.Filled * 0.1 && column.BareDigits == 0 && FieldNames.Strength(column.Words, field) >= 0.8;

    private static bool TimeWithSigns(ColumnSurvey column) => column.IsTime && column.BareDigits * 2 < column.Times;

    /// <summary>Months alone, or days that are always the first of a month and never have a time.</summary>
    private static bool IsMonth(ColumnSurvey column) =>
        column.IsTime && (column.Months > column.Times * 0.9
            || (column.Minutes == 0 && column.FirstOfMonth == column.Times && (column.Filled >= 20 || FieldNames.Strength(column.Words, Field.Month) > 0)));

    private static bool Within(ColumnSurvey column, double most) =>
        column.IsNumber && column.Least >= -most && column.Greatest <= most && column.Wholes < column.Numbers;

    private static double Codes(ColumnSurvey column, PlaceLookup places)
    {
        if (column.IsTime || column.Distinct > Math.Max(200, column.Filled * 0.5)) return 0;
        var share = Share(column.Kept, text => places.ByCode(text, places.Today) is not PlaceMatch.Unknown);
        return share > 0.6 ? 0.6 + 0.4 * share : FieldNames.Strength(column.Words, Field.CommuneCode) == 1 ? 0.4 : 0;
    }

    private static double Names(ColumnSurvey column, PlaceLookup places)
    {
        var share = Share(column.Kept, text => places.ByName(text, places.Today) is not PlaceMatch.Unknown);
        return share > 0.5 ? 0.5 + 0.5 * share : FieldNames.Strength(column.Words, Field.CommuneName) >= 0.8 ? 0.4 : 0;
    }

    private static double Share(IReadOnlyCollection<string> values, Func<string, bool> holds) =>
        values.Count == 0 ? 0 : (double)values.Count(holds) / values.Count;
}
