using HaiDang.Incidents.Import.Columns;
using HaiDang.Incidents.Import.Reading;
using HaiDang.Shell;
namespace HaiDang.Incidents.Import;

/// <summary>Says what a file is, what its columns seem to be, and what its first rows look like. Writes nothing.</summary>
public static class ExamineFile
{
    private const string Bars = "▮▮▮▮▮▮▮";

    /// <param name="Path">Where the file is.</param>
    /// <param name="Name">Its name as the person knows it; null: as in the path.</param>
    /// <param name="Known">Choices already made: they are kept, the rest is guessed.</param>
    public sealed record Query(string Path, string? Name = null, ColumnMapping? Known = null);

    /// <exception cref="InvalidDataException">The file cannot be read as a table: what is wrong, and where.</exception>
    public static async Task<FileFacts> Run(Query query, ImportMeans means, CancellationToken stop)
    {
        var file = await TableFile.Recognise(query.Path, query.Name ?? Path.GetFileName(query.Path), query.Known, stop);
        return await Task.Run(() => Run(file, query.Known, means, stop), stop);
    }

    internal static async Task<FileFacts> Run(TableFile file, ColumnMapping? known, ImportMeans means, CancellationToken stop)
    {
        Refuse(file, known);
        var survey = await FileSurvey.Run(file, known, stop);
        OldVietnamese.RefuseUnicode(file.Name, survey.Columns.SelectMany(c => c.Kept.Take(50).Prepend(c.Name)));
        known = Checked(known, survey, file);
        var personal = survey.Columns.ToDictionary(c => c.Name, PersonalColumns.Of);
        var open = survey.Columns.Where(c => personal[c.Name] is null && known?.Dropped.Contains(c.Name) is not true).ToArray();
        var guesses = GuessColumns.Run(open, known, await means.Places.Current(stop)).ToDictionary(g => g.Column);
        var (order, ambiguous) = Order(survey, known, guesses);

        return new FileFacts
        {
            Name = file.Name,
            Bytes = file.Fingerprint.Bytes,
            Format = file.Format,
            Encoding = file.Encoding,
            Delimiter = file.Delimiter,
            DecimalComma = survey.DecimalComma,
            Sheet = file.Sheet,
            Sheets = file.Sheets,
            HeaderLine = survey.HeaderLine,
            Notes = Notes(file, survey, ambiguous),
            Columns = [.. survey.Columns.Select(c => Facts(c, personal[c.Name], guesses.GetValueOrDefault(c.Name)))],
            FirstRows = [.. survey.First.Select(r => Masked(r, survey.Columns, personal))],
            Looked = survey.Looked,
            DatesAmbiguous = ambiguous,
            Mapping = (known ?? new()) with
            {
                Columns = guesses.Values.ToDictionary(g => g.Column, g => g.Field),
                Dates = known?.Dates ?? order,
                DecimalComma = survey.DecimalComma,
            },
        };
    }

    private static void Refuse(TableFile file, ColumnMapping? known)
    {
        if (known is null) return;
        Values.ZoneClock.Of(known.Zone);
        if (known.Meridian is < 102 or > 118) throw Refusal.Of("NoSuchMeridian", file.Name, known.Meridian);
    }

    /// <summary>A mapping by hand must name columns that are there; one that was saved may know more columns than this file has.</summary>
    private static ColumnMapping? Checked(ColumnMapping? known, FileSurvey survey, TableFile file)
    {
        if (known is null) return null;
        var names = survey.Columns.Select(c => c.Name).ToHashSet();
        var missing = known.Columns.Where(c => c.Value is not Field.Ignore).Select(c => c.Key).FirstOrDefault(c => !names.Contains(c));
        if (missing is not null) throw Refusal.Of("NoSuchColumn", file.Name, survey.HeaderLine, missing, string.Join(", ", names));
        var twice = known.Columns.Values.Where(f => f is not Field.Ignore).GroupBy(f => f).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw Refusal.Of("FieldTwice", file.Name, twice.Key);
        return known;
    }

    /// <summary>Null while nothing in the rows looked at tells: then the whole file is asked during the import.</summary>
    private static (DateOrder? Order, bool Ambiguous) Order(FileSurvey survey, ColumnMapping? known, Dictionary<string, GuessColumns.Guess> guesses)
    {
        if (known?.Dates is not null) return (known.Dates, false);
        var times = survey.Columns.Where(c => guesses.TryGetValue(c.Name, out var g) && g.Field is >= Field.Start and <= Field.EndTime).ToArray();
        int day = times.Sum(c => c.OnlyDayFirst), month = times.Sum(c => c.OnlyMonthFirst), either = times.Sum(c => c.EitherWay);
        if (day + month == 0) return (null, either > 0);
        return (month > day ? DateOrder.MonthFirst : DateOrder.DayFirst, false);
    }

    private static string[] Notes(TableFile file, FileSurvey survey, bool ambiguous)
    {
        var notes = new List<string>();
        if (survey.HeaderLine > 1) notes.Add(Words.Of<Texts>("Note.TitleRows", survey.HeaderLine - 1, survey.HeaderLine));
        if (file.Sheets.Length > 1) notes.Add(Words.Of<Texts>("Note.OtherSheets", file.Sheet, string.Join(", ", file.Sheets.Where(s => s != file.Sheet))));
        if (ambiguous) notes.Add(Words.Of<Texts>("Note.AmbiguousDates"));
        return [.. notes];
    }

    private static ColumnFacts Facts(ColumnSurvey column, PersonalData? personal, GuessColumns.Guess? guess) => new()
    {
        Name = column.Name,
        Field = guess?.Field ?? Field.Ignore,
        Confidence = guess?.Confidence ?? 1,
        Personal = personal,
        TimeShapes = guess?.Field is >= Field.Start and <= Field.Month ? column.Shapes : [],
    };

    private static PreviewRow Masked(PreviewRow row, ColumnSurvey[] columns, Dictionary<string, PersonalData?> personal) => row with
    {
        Cells = [.. row.Cells.Select((cell, i) => personal[columns[i].Name] is null || cell.Length == 0 ? cell : Bars)],
    };
}

public enum FileFormat { Csv, Xlsx, Parquet }

/// <summary>Which kind of personal data does a column seem to hold?</summary>
public enum PersonalData { PersonName, IdentityNumber, Phone, Email, BirthDate, Ethnicity, Religion }
