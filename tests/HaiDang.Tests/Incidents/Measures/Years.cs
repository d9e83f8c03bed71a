using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Places;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Tests.Incidents.Measures;

/// <summary>Counts of known months in the real province: in Bãi Cháy 10 thefts a month and from October 2025 on 5, in Hồng Gai 3 fires a month.</summary>
internal static class Years
{
    public static DateOnly First { get; } = new(2023, 10, 1);

    public const int Months = 36;

    /// <returns>Bãi Cháy, Hồng Gai and the province.</returns>
    public static async Task<(int BaiChay, int HongGai, int Root)> Fill(HaiDangDb db, CancellationToken stop)
    {
        var territory = (await Territories.Current(db, stop))!;
        var (a, b) = (territory.Communes.First(c => c.Name == "Bãi Cháy"), territory.Communes.First(c => c.Name == "Hồng Gai"));
        var source = new IncidentSource { Name = "Trực ban" };
        db.Add(source);
        await db.SaveChangesAsync(stop);
        var theft = new LocalKind { Text = "Trộm cắp", KindId = (await db.Kinds.FirstAsync(k => k.Key == "theft", stop)).Id };
        var fire = new LocalKind { Text = "Cháy nhà", KindId = (await db.Kinds.FirstAsync(k => k.Key == "fire", stop)).Id };
        var strange = new LocalKind { Text = "Sự vụ lạ" };
        db.AddRange(theft, fire, strange);
        db.Add(new IncidentImport { SourceId = source.Id, FileName = "x.csv", FileHash = "00", At = new(2026, 10, 2, 3, 0, 0, TimeSpan.Zero), By = "test" });
        await db.SaveChangesAsync(stop);
        for (var month = 0; month < Months; month++)
        {
            var day = First.AddMonths(month);
            db.Add(Day(day.AddMonths(1).AddDays(-1), b.Id, fire.Id, 3, 3));
            db.Add(Day(day, a.Id, theft.Id, month < 24 ? 10 : 5, 4));
            db.Add(Day(day, IncidentDay.NoPlace, strange.Id, 1, 0));
        }
        // Known to its month alone, before the data begins.
        db.Add(new IncidentDay { Day = new(2023, 9, 1), PlaceId = a.Id, LocalKindId = theft.Id, Count = 1, WithPoint = 0, WithDay = 0 });
        // A month that has only begun.
        db.Add(Day(new(2026, 10, 3), a.Id, theft.Id, 2, 2));
        await db.SaveChangesAsync(stop);
        return (a.Id, b.Id, territory.Root.Id);
    }

    private static IncidentDay Day(DateOnly day, int place, int text, int n, int withPoint) =>
        new() { Day = day, PlaceId = place, LocalKindId = text, Count = n, WithPoint = withPoint, WithDay = n };
}
