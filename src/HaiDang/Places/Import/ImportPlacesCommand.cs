using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Shell;
using HaiDang.Shell.Commands;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
namespace HaiDang.Places.Import;

/// <summary><c>haidang import places FILE</c>: areas from GeoJSON, a Shapefile or a GeoPackage.</summary>
internal static class ImportPlacesCommand
{
    private const int RefusalsShown = 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Command Make(House house)
    {
        var file = new Argument<string>("FILE") { Description = Text("File") };
        var territory = Option("--territory", "Territory");
        Option<string?> code = Option("--code", "Code"), name = Option("--name", "Name"), type = Option("--type", "Type"),
            population = Option("--population", "Population"), area = Option("--area", "Area"), parent = Option("--parent", "Parent"),
            crs = Option("--crs", "Crs"), layer = Option("--layer", "Layer"), from = Option("--from", "From");
        var json = new Option<bool>("--json") { Description = Text("Json") };
        var command = new Command("places", Text("Command")) { file, territory, code, name, type, population, area, parent, crs, layer, from, json };
        command.SetAction(async (parsed, stop) =>
        {
            var path = parsed.GetValue(file)!;
            var areas = await Shown(Text("Reading", Path.GetFileName(path)), () => AreaFile.Read(path, parsed.GetValue(layer)));
            var order = new ImportPlaces.Command
            {
                File = areas,
                Territory = parsed.GetValue(territory) ?? Path.GetFileNameWithoutExtension(path),
                Source = Path.GetFileName(path),
                Mapping = new AreaMapping
                {
                    Code = parsed.GetValue(code), Name = parsed.GetValue(name), Type = parsed.GetValue(type),
                    Population = parsed.GetValue(population), Area = parsed.GetValue(area), Parent = parsed.GetValue(parent),
                },
                Coordinates = parsed.GetValue(crs) is { } written ? CoordinateSystem.Parse(written) : null,
                From = parsed.GetValue(from) is { } day ? Day(day) : null,
            };
            await using var services = await house.OpenEmpty(parsed.GetValue(CommandLine.Data)!, stop);
            await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
            var announce = services.GetRequiredService<Announce<PlacesChanged>>();
            var report = await Shown(Text("Writing", areas.Features.Count), () => ImportPlaces.Run(order, db, announce, stop));
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(report, Json));
            else Print(report);
            return 0;
        });
        return command;
    }

    private static void Print(ImportPlaces.Report report)
    {
        var m = report.Mapping;
        Console.WriteLine(Text("Mapping", m.Code ?? Text("RowNumber"), m.Name ?? "–", m.Population ?? "–", report.Coordinates));
        Console.WriteLine(Text("Done", report.Territory, report.Features, report.Accepted, report.Mended, report.Refused, report.Units, report.Added, report.Changed, report.Ended, report.Seconds));
        foreach (var (reason, count) in report.ByReason) Console.WriteLine($"  {reason,-24}{count,8}");
        foreach (var refusal in report.Refusals.Take(RefusalsShown)) Console.WriteLine(Text("Refusal", refusal.Feature, refusal.Say));
        if (report.Refusals.Count > RefusalsShown) Console.WriteLine(Text("MoreRefusals", report.Refusals.Count - RefusalsShown));
    }

    /// <summary>Work that may take over a second says so on a terminal, beside the answer and never in it.</summary>
    private static async Task<T> Shown<T>(string doing, Func<Task<T>> work)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return Console.IsErrorRedirected ? await work() : await terminal.Status().StartAsync(Markup.Escape(doing), _ => work());
    }

    private static Task<T> Shown<T>(string doing, Func<T> work) => Shown(doing, () => Task.Run(work));

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new InvalidDataException(Text("BadDay", text));

    private static Option<string?> Option(string name, string key) => new(name) { Description = Text(key) };

    private static string Text(string key, params ReadOnlySpan<object?> parts) => Words.Of<Texts>($"ImportPlaces.{key}", parts);
}
