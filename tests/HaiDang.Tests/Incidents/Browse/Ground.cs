using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Incidents.Browse;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Incidents.Browse;

/// <summary>A few incidents, each for a reason, in the real province; counts by day are kept in step as an import keeps them.</summary>
internal sealed class Ground
{
    private readonly TestHouse _house;

    private Ground(TestHouse house, int root, Place baiChay, Place hongGai) => (_house, Root, BaiChay, HongGai) = (house, root, baiChay, hongGai);

    public int Root { get; }
    public Place BaiChay { get; }
    public Place HongGai { get; }
    public List<Incident> All { get; } = [];

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Ground> Lay(TestHouse house)
    {
        await using var db = house.Db();
        var territory = (await Territories.Current(db, Stop))!;
        var ground = new Ground(house, territory.Root.Id, territory.Communes.First(c => c.Name == "Bãi Cháy"), territory.Communes.First(c => c.Name == "Hồng Gai"));
        var source = new IncidentSource { Name = "Trực ban" };
        db.Add(source);
        await db.SaveChangesAsync(Stop);
        for (var at = 1; at <= 2; at++)
            db.Add(new IncidentImport { SourceId = source.Id, FileName = $"{at}.csv", FileHash = "", At = house.Clock.GetUtcNow().AddDays(-at), By = "" });
        var theft = await db.Kinds.FirstAsync(k => k.Key == "theft", Stop);
        var fire = await db.Kinds.FirstAsync(k => k.Key == "fire", Stop);
        db.AddRange(new LocalKind { Text = "Trộm cắp", KindId = theft.Id }, new LocalKind { Text = "Cháy nhà", KindId = fire.Id }, new LocalKind { Text = "=Sự vụ lạ" });
        await db.SaveChangesAsync(Stop);
        return ground;
    }

    /// <summary>Adds an incident; what is not said is a theft in Bãi Cháy with a point.</summary>
    public async Task<Incident> Add(
        string at, Place? place, string text = "Trộm cắp", bool point = true, Doubts doubts = Doubts.None, int import = 1,
        TimePrecision precision = TimePrecision.Minute, string? reference = null)
    {
        await using var db = _house.Db();
        var start = DateTimeOffset.Parse(at + "+07:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();
        var imports = await db.IncidentImports.OrderBy(i => i.Id).ToArrayAsync(Stop);
        var incident = new Incident
        {
            ImportId = imports[import - 1].Id, SourceId = imports[0].SourceId, Reference = reference ?? $"R{All.Count}", StartAt = start, EndAt = start, TimePrecision = precision,
            LocalKindId = (await db.LocalKinds.FirstAsync(k => k.Text == text, Stop)).Id, PlaceId = place?.Id,
            Lon = point ? 107.03 : null, Lat = point ? 20.96 : null, PlacedBy = point ? PlacedBy.Point : PlacedBy.Code, Doubts = doubts,
        };
        db.Add(incident);
        await Count(db, incident);
        await db.SaveChangesAsync(Stop);
        All.Add(incident);
        return incident;
    }

    private static async Task Count(HaiDangDb db, Incident incident)
    {
        var (day, place) = (incident.StartAt.LocalDay, incident.PlaceId ?? IncidentDay.NoPlace);
        var line = await db.IncidentDays.FindAsync([day, place, incident.LocalKindId], Stop);
        if (line is null) db.Add(line = new IncidentDay { Day = day, PlaceId = place, LocalKindId = incident.LocalKindId, Count = 0, WithPoint = 0, WithDay = 0 });
        line.Count++;
        if (incident.Lon is not null) line.WithPoint++;
        if (incident.TimePrecision is not TimePrecision.Month) line.WithDay++;
    }

    public async Task<(HaiDangDb Db, IncidentSelection Scope)> Ask(string query)
    {
        var db = _house.Db();
        return (db, await IncidentSelection.Open(IncidentFilter.Parse(query), db, new DateOnly(2026, 10, 5), Stop));
    }

    /// <summary>The references that a filter finds, in no order.</summary>
    public async Task<string[]> Found(string query)
    {
        var (db, selection) = await Ask(query);
        await using (db) return await selection.Incidents(db).Select(i => i.Reference).Order().ToArrayAsync(Stop);
    }
}
