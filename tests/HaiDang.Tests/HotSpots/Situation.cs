using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Places;
using HaiDang.Shell;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Tests.HotSpots;

/// <summary>Incidents of a year and a bit at the province's communes, whose truth is known.</summary>
internal sealed class Situation(int seed)
{
    /// <summary>The last day before the tests' Monday.</summary>
    public static DateOnly LastDay { get; } = new(2026, 10, 4);

    private readonly Random _random = new(seed);

    /// <summary>By how much a commune's daily level is raised in the last 28 days, by name.</summary>
    public Dictionary<string, double> Planted { get; init; } = [];

    public int Days { get; init; } = 28 + 91 + 364;

    /// <summary>The daily level of a commune when nothing is unusual.</summary>
    public Func<Place, double> Level { get; init; } = _ => 2;

    /// <summary>Adds its counts, and for every planted commune the incidents themselves, at ten in the evening.</summary>
    public async Task<Territory> Fill(HaiDangDb db, CancellationToken stop)
    {
        var territory = (await Territories.Current(db, stop))!;
        var source = new IncidentSource { Name = $"situation {seed}" };
        db.Add(source);
        var kind = await db.Kinds.FirstOrDefaultAsync(k => k.Key == "theft", stop) ?? db.Kinds.Add(new() { Key = "theft", Vietnamese = "Trộm cắp", English = "Theft" }).Entity;
        await db.SaveChangesAsync(stop);
        var theft = new LocalKind { Text = $"trộm cắp {seed}", KindId = kind.Id };
        var import = new IncidentImport { SourceId = source.Id, FileName = "x.csv", FileHash = "00", At = DateTimeOffset.UnixEpoch, By = "test" };
        db.AddRange(theft, import);
        await db.SaveChangesAsync(stop);

        List<object> rows = [];
        foreach (var commune in territory.Communes)
            for (var back = 0; back < Days; back++)
            {
                var raised = back < 28 ? Planted.GetValueOrDefault(commune.Name, 1) : 1;
                var count = Poisson(Level(commune) * raised);
                if (count == 0) continue;
                var day = LastDay.AddDays(-back);
                rows.Add(new IncidentDay { Day = day, PlaceId = commune.Id, LocalKindId = theft.Id, Count = count, WithPoint = count, WithDay = count });
                if (back >= 28 || !Planted.ContainsKey(commune.Name)) continue;
                for (var i = 0; i < count; i++)
                    rows.Add(At(commune, day.Begins.AddHours(22), $"{commune.Code}-{back}-{i}", source, import, theft));
            }
        db.AddRange(rows);
        await db.SaveChangesAsync(stop);
        return territory;
    }

    private static Incident At(Place commune, DateTimeOffset at, string reference, IncidentSource source, IncidentImport import, LocalKind kind) => new()
    {
        ImportId = import.Id, SourceId = source.Id, Reference = reference, StartAt = at, EndAt = at, TimePrecision = TimePrecision.Minute,
        LocalKindId = kind.Id, Lon = commune.Lon, Lat = commune.Lat, PlaceId = commune.Id, PlacedBy = PlacedBy.Point, Doubts = Doubts.None,
    };

    /// <summary>Knuth's product of uniforms: slow for large means, which are not used here.</summary>
    private int Poisson(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), _random.NextDouble(), 0);
        for (; product > limit; count++) product *= _random.NextDouble();
        return count;
    }
}
