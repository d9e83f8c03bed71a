using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
namespace HaiDang.Demo;

/// <summary>Fills an empty data folder with the demo province, once, wholly or not at all.</summary>
public static class MakeDemo
{
    /// <summary>The made-up office that all of it comes from.</summary>
    public const string Source = "Dữ liệu mô phỏng";

    private const int Years = 3;
    private const string QuangNinh = "22";

    /// <param name="Seed">Where all chance comes from.</param>
    /// <param name="Incidents">About how many; null: as many as the usual rates give (some 48,000).</param>
    public sealed record Command(ulong Seed = PlantedTruth.Seed, int? Incidents = null);

    /// <param name="Made">False when it was there already.</param>
    /// <param name="Incidents">How many there are.</param>
    /// <param name="Communes">Over how many communes.</param>
    /// <param name="AsOf">Up to when they go.</param>
    /// <param name="Seed">Where they come from.</param>
    /// <param name="Seconds">How long it took.</param>
    public sealed record Answer(bool Made, long Incidents, int Communes, DateTimeOffset AsOf, ulong Seed, double Seconds);

    /// <exception cref="InvalidDataException">The data folder holds real incidents, another demo, or another territory.</exception>
    public static async Task<Answer> Run(Command command, IServiceProvider services, IProgress<Progress>? progress, CancellationToken stop)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var begun = clock.GetTimestamp();
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        if (await Earlier(command, db, stop) is { } there) return there;

        var communes = await Communes(db, stop);
        var asOf = clock.GetUtcNow();
        var plan = new DrawIncidents.Plan(command.Seed, asOf.LocalDay.AddYears(-Years), asOf);
        if (command.Incidents is { } wanted)
            plan = plan with { Scale = wanted / communes.Sum(c => new DrawIncidents(c, plan).Expected) };

        progress?.Report(new Progress(Words.Of<Texts>("Demo.Drawing"), 0, communes.Length));
        var drawn = Draw(communes, plan, progress, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var import = await Announced(db, drawn.Length, plan, command, communes.Length, stop);
        await WriteDemo.Incidents(db, import, drawn, progress, stop);
        await db.WriteSetting(Setting.SyntheticSeed, command.Seed.ToString(CultureInfo.InvariantCulture), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await services.GetRequiredService<Announce<IncidentsChanged>>().Tell(new IncidentsChanged(import.Id), stop);
        return new Answer(true, import.Rows, communes.Length, asOf, command.Seed, clock.GetElapsedTime(begun).TotalSeconds);
    }

    /// <summary>The demo that is there already; null when there is nothing yet.</summary>
    private static async Task<Answer?> Earlier(Command command, HaiDangDb db, CancellationToken stop)
    {
        var (sources, incidents) = (db.IncidentSources, db.Incidents);
        if (await sources.AnyAsync(s => !s.Synthetic && incidents.Any(i => i.SourceId == s.Id), stop))
            throw new InvalidDataException(Words.Of<Texts>("Demo.RealIncidents"));
        if (await db.ReadSetting(Setting.SyntheticSeed, stop) is not { } seed) return null;

        var import = await db.IncidentImports.AsNoTracking().Where(i => sources.Any(s => s.Id == i.SourceId && s.Name == Source))
            .OrderBy(i => i.Id).FirstAsync(stop);
        var said = JsonDocument.Parse(import.Report).RootElement;
        var known = new Answer(false, import.Rows, said.GetProperty("communes").GetInt32(), import.At, ulong.Parse(seed, CultureInfo.InvariantCulture), 0);
        return known.Seed == command.Seed && (command.Incidents is null || command.Incidents == said.GetProperty("wanted").GetInt32())
            ? known
            : throw new InvalidDataException(Words.Of<Texts>("Demo.Another", known.Incidents, known.Seed));
    }

    /// <summary>The record of the import that all of it came with.</summary>
    private static async Task<IncidentImport> Announced(
        HaiDangDb db, int rows, DrawIncidents.Plan plan, Command command, int communes, CancellationToken stop)
    {
        var source = new IncidentSource { Name = Source, Synthetic = true };
        db.Add(source);
        await db.SaveChangesAsync(stop);
        var seed = plan.Seed.ToString(CultureInfo.InvariantCulture);
        var import = new IncidentImport
        {
            SourceId = source.Id, FileName = $"demo-{seed}", FileHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plan.ToString()))),
            At = plan.AsOf, By = "demo", Rows = rows, Accepted = rows,
            Report = JsonSerializer.Serialize(new { synthetic = true, seed = plan.Seed, communes, wanted = command.Incidents ?? 0, from = plan.From, asOf = plan.AsOf }),
        };
        db.Add(import);
        await db.SaveChangesAsync(stop);
        return import;
    }

    private static async Task<Commune[]> Communes(HaiDangDb db, CancellationToken stop)
    {
        var territory = await Territories.Current(db, stop);
        if (territory is not { Root: { Type: PlaceType.Province, Code: QuangNinh } })
            throw new InvalidDataException(Words.Of<Texts>("Demo.OtherTerritory", territory?.Root.FullName ?? "—"));
        var shapes = await Territories.Geometries(db, territory, stop);
        return [.. territory.Communes.Select((p, i) => new Commune(p.Id, p.Code, p.Population,
            p is { SeatLon: { } lon, SeatLat: { } lat } ? new Coordinate(lon, lat) : null, shapes[i]))];
    }

    private static (Commune Commune, Drawn Incident)[] Draw(
        Commune[] communes, DrawIncidents.Plan plan, IProgress<Progress>? progress, CancellationToken stop)
    {
        var done = 0;
        var perCommune = new List<Drawn>[communes.Length];
        Parallel.For(0, communes.Length, new ParallelOptions { CancellationToken = stop }, i =>
        {
            perCommune[i] = new DrawIncidents(communes[i], plan).Run();
            progress?.Report(new Progress(Words.Of<Texts>("Demo.Drawing"), Interlocked.Increment(ref done), communes.Length));
        });
        (Commune, Drawn Incident)[] all = [.. communes.SelectMany((commune, i) => perCommune[i].Select(incident => (commune, incident)))];
        Array.Sort(all, (a, b) => (a.Incident.StartAt, a.Incident.Chance).CompareTo((b.Incident.StartAt, b.Incident.Chance)));
        return all;
    }
}
