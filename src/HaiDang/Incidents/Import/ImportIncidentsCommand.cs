using System.CommandLine;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Commands;
namespace HaiDang.Incidents.Import;

/// <summary><c>haidang import incidents FILE</c>.</summary>
internal static class ImportIncidentsCommand
{
    private const double SureEnough = 0.9;

    private static readonly Argument<FileInfo> File = new Argument<FileInfo>("file") { Description = Text("File") }.AcceptExistingOnly();
    private static readonly Option<string?> Source = new("--source") { Description = Text("Source") };
    private static readonly Option<string?> Zone = new("--zone") { Description = Text("Zone") };
    private static readonly Option<string[]> Map = new("--map") { Description = Text("Map"), AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string[]> Drop = new("--drop") { Description = Text("Drop") };
    private static readonly Option<string[]> Kind = new("--kind") { Description = Text("Kind") };
    private static readonly Option<bool> GuessKinds = new("--guess-kinds") { Description = Text("GuessKinds") };
    private static readonly Option<string?> Mapping = new("--mapping") { Description = Text("Mapping") };
    private static readonly Option<string?> SaveAs = new("--save-mapping") { Description = Text("SaveMapping") };
    private static readonly Option<string?> Dates = new Option<string?>("--dates") { Description = Text("Dates") }.AcceptOnlyFromAmong("day-first", "month-first");
    private static readonly Option<double?> Meridian = new("--meridian") { Description = Text("Meridian") };
    private static readonly Option<string?> Sheet = new("--sheet") { Description = Text("Sheet") };
    private static readonly Option<string?> Encoding = new("--encoding") { Description = Text("Encoding") };
    private static readonly Option<string?> Delimiter = new("--delimiter") { Description = Text("Delimiter") };
    private static readonly Option<bool> Rehearse = new("--rehearse") { Description = Text("Rehearse") };
    private static readonly Option<bool> Synthetic = new("--synthetic") { Description = Text("Synthetic") };
    private static readonly Option<bool> Json = new("--json") { Description = Text("Json") };

    internal static Command Make(House house)
    {
        var command = new Command("incidents", Text("Incidents"))
        {
            File, Source, Zone, Map, Drop, Kind, GuessKinds, Mapping, SaveAs, Dates, Meridian, Sheet, Encoding, Delimiter, Rehearse, Synthetic, Json,
        };
        command.SetAction((parsed, stop) => Run(house, parsed, stop));
        return command;
    }

    private static async Task<int> Run(House house, ParseResult parsed, CancellationToken stop)
    {
        await using var services = await house.Open(parsed.GetValue(CommandLine.Data)!, stop);
        var means = services.GetRequiredService<ImportMeans>();
        await using var db = await means.Databases.CreateDbContextAsync(stop);
        var mapping = await MappingOf(parsed, db, stop);
        var command = new ImportIncidents.Command
        {
            Path = parsed.GetValue(File)!.FullName,
            Mapping = mapping,
            Source = parsed.GetValue(Source),
            Synthetic = parsed.GetValue(Synthetic),
            Rehearse = parsed.GetValue(Rehearse),
            TakeGuessesFrom = parsed.GetValue(GuessKinds) ? SureEnough : 1,
            Kinds = (parsed.GetValue(Kind) ?? []).Select(k => Pair(k, "--kind")).ToDictionary(k => k.Left, k => k.Right),
        };
        var report = await ImportProgress.Show(progress => ImportIncidents.Run(command, means, progress, stop));
        if (parsed.GetValue(SaveAs) is { } saved) await SaveMapping.Run(saved, mapping, db, stop);
        if (parsed.GetValue(Json)) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, ImportJson.Default.ImportReport));
        else await Console.Out.WriteAsync(ReportText.Of(report, means.Folder.Reports));
        return 0;
    }

    private static async Task<ColumnMapping> MappingOf(ParseResult parsed, HaiDangDb db, CancellationToken stop)
    {
        var mapping = new ColumnMapping();
        if (parsed.GetValue(Mapping) is { } name)
            mapping = await SaveMapping.Find(name, db, stop) ?? throw Refusal.Of("NoSuchMapping", name);
        foreach (var (column, field) in (parsed.GetValue(Map) ?? []).Select(m => Pair(m, "--map")))
            mapping = mapping.With(column, FieldOf(field));
        foreach (var column in parsed.GetValue(Drop) ?? []) mapping = mapping.Without(column);
        return mapping with
        {
            Zone = parsed.GetValue(Zone) ?? mapping.Zone,
            Meridian = parsed.GetValue(Meridian) ?? mapping.Meridian,
            Sheet = parsed.GetValue(Sheet) ?? mapping.Sheet,
            Encoding = parsed.GetValue(Encoding) ?? mapping.Encoding,
            Delimiter = parsed.GetValue(Delimiter) is { Length: > 0 } said ? said is "\\t" or "tab" ? '\t' : said[0] : mapping.Delimiter,
            Dates = parsed.GetValue(Dates) switch { "day-first" => DateOrder.DayFirst, "month-first" => DateOrder.MonthFirst, _ => mapping.Dates },
        };
    }

    private static (string Left, string Right) Pair(string text, string option) =>
        text.LastIndexOf('=') is > 0 and var at ? (text[..at].Trim(), text[(at + 1)..].Trim()) : throw Refusal.Of("NoPair", option, text);

    private static Field FieldOf(string name) =>
        Enum.TryParse<Field>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var field) && !char.IsAsciiDigit(name[0]) ? field
            : throw Refusal.Of("NoSuchField", name, string.Join(", ", Enum.GetNames<Field>().Select(f => f.ToLowerInvariant())));

    private static string Text(string key) => Words.Of<Texts>($"Command.Import.{key}");
}
