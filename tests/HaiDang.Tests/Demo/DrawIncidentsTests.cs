using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HaiDang.Analysis.Geometry;
using HaiDang.Demo;
using HaiDang.HotSpots.Analyse;
using HaiDang.Incidents;
using HaiDang.Shell;
using NetTopologySuite.Geometries;
using Xunit;
namespace HaiDang.Tests.Demo;

/// <summary>The demo province as of Monday 5 October 2026, 06:10 in Hà Nội, drawn once for all tests.</summary>
public sealed class DrawIncidentsTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 10, 4, 23, 10, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = AsOf.LocalDay;
    private static readonly DrawIncidents.Plan Plan = new(PlantedTruth.Seed, Today.AddYears(-3), AsOf);
    private static readonly Lazy<Commune[]> Province = new(Communes);
    private static readonly Lazy<Dictionary<string, List<Drawn>>> All = new(() => Province.Value.ToDictionary(c => c.Code, c => new DrawIncidents(c, Plan).Run()));

    [Fact]
    public void Some_fifty_thousand_incidents_happen_in_three_years()
    {
        Assert.Equal(54, All.Value.Count);
        Assert.InRange(All.Value.Values.Sum(c => c.Count), 40_000, 60_000);
        Assert.All(All.Value, c => Assert.NotEmpty(c.Value));
    }

    [Fact]
    public void The_counts_that_come_of_the_seed_never_change()
    {
        var text = new StringBuilder();
        foreach (var (code, incidents) in All.Value.OrderBy(c => c.Key, StringComparer.Ordinal))
            foreach (var day in incidents.GroupBy(i => (i.Kind, Day: i.StartAt.LocalDay)).OrderBy(g => g.Key))
                text.Append(CultureInfo.InvariantCulture, $"{code} {day.Key.Kind} {day.Key.Day:yyyyMMdd} {day.Count()}\n");
        Assert.Equal("3845b51da6fec18f", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16]);
    }

    [Fact]
    public void Another_seed_is_another_province() =>
        Assert.NotEqual(All.Value["06673"], new DrawIncidents(Province.Value.Single(c => c.Code == "06673"), Plan with { Seed = 1 }).Run());

    [Fact]
    public void A_day_is_the_same_however_far_the_data_reach_back()
    {
        var commune = Province.Value.Single(c => c.Code == "07069");
        var lastYear = new DrawIncidents(commune, Plan with { From = Today.AddYears(-1) }).Run();
        Assert.Subset(All.Value["07069"].ToHashSet(), lastYear.ToHashSet());
        Assert.InRange(lastYear.Count, 200, All.Value["07069"].Count / 2);
    }

    [Fact]
    public void Every_point_is_on_land_in_its_own_commune()
    {
        var index = new AreaIndex([.. Province.Value.Select(c => c.Shape)]);
        for (var i = 0; i < Province.Value.Length; i++)
            Assert.All(All.Value[Province.Value[i].Code].Where(d => d.Lon is not null), d => Assert.Equal(i, index.Find(d.Lon!.Value, d.Lat!.Value)));
    }

    [Fact]
    public void Islets_are_visited_rarely()
    {
        var vanDon = Province.Value.Single(c => c.Code == "06994");
        var main = vanDon.Shape.NumGeometries is var n ? Enumerable.Range(0, n).Select(vanDon.Shape.GetGeometryN).MaxBy(g => g.Area)! : null!;
        var placed = All.Value["06994"].Where(d => d.Lon is not null).ToArray();
        Assert.InRange(placed.Count(d => !main.Covers(new Point(d.Lon!.Value, d.Lat!.Value))) / (double)placed.Length, 0.0001, 0.02);
    }

    [Fact]
    public void A_reference_names_one_incident() =>
        Assert.Equal(All.Value.Values.Sum(c => c.Count), All.Value.Values.SelectMany(c => c).DistinctBy(d => d.Reference).Count());

    [Fact]
    public void Nothing_ends_before_it_begins_or_after_today()
    {
        Assert.All(All.Value.Values.SelectMany(c => c), d => Assert.True(d.StartAt <= d.EndAt && d.EndAt <= AsOf));
        Assert.Equal(Today.AddDays(-1), All.Value.Values.SelectMany(c => c).Where(d => d.StartAt < Today.Begins).Max(d => d.StartAt.LocalDay));
    }

    [Theory]
    [InlineData(TimePrecision.Month, 0.002, 0.006)]
    [InlineData(TimePrecision.Day, 0.035, 0.06)]
    [InlineData(TimePrecision.Interval, 0.15, 0.25)]
    public void Some_times_are_known_less_exactly(TimePrecision precision, double low, double high) =>
        Assert.InRange(Share(d => d.Precision == precision), low, high);

    [Fact]
    public void Four_in_a_hundred_have_no_coordinates_and_few_of_these_no_place()
    {
        Assert.InRange(Share(d => d.Lon is null), 0.035, 0.045);
        Assert.InRange(Share(d => !d.PlaceKnown), 0.001, 0.004);
        Assert.All(All.Value.Values.SelectMany(c => c).Where(d => !d.PlaceKnown), d => Assert.Null(d.Lon));
    }

    [Fact]
    public void Some_words_are_mapped_to_no_kind() => Assert.InRange(Share(d => DemoKind.All[d.Kind].Key is null), 0.005, 0.03);

    [Fact]
    public void Tet_is_quiet_but_for_gambling_and_the_roads()
    {
        double PerDay(string kind, bool tet)
        {
            var days = Enumerable.Range(0, 3 * 365).Select(i => Plan.From.AddDays(i)).Count(d => Rhythm.IsTet(d) == tet);
            return All.Value.Values.SelectMany(c => c).Count(d => DemoKind.All[d.Kind].Key == kind && Rhythm.IsTet(d.StartAt.LocalDay) == tet) / (double)days;
        }
        Assert.InRange(PerDay("theft", tet: true) / PerDay("theft", tet: false), 0.4, 0.7);
        Assert.InRange(PerDay("gambling", tet: true) / PerDay("gambling", tet: false), 1.4, 2.8);
    }

    [Fact]
    public void Tet_falls_where_the_calendar_says()
    {
        // First days of the lunar years of the Dragon, the Snake, the Horse and the Goat, as the state announced them.
        foreach (var day in (DateOnly[])[new(2024, 2, 10), new(2025, 1, 29), new(2026, 2, 17), new(2027, 2, 6)])
        {
            Assert.True(Rhythm.IsTet(day.AddDays(-2)) && Rhythm.IsTet(day) && Rhythm.IsTet(day.AddDays(6)));
            Assert.False(Rhythm.IsTet(day.AddDays(-3)) || Rhythm.IsTet(day.AddDays(7)));
        }
    }

    public static TheoryData<string> HotSpots => [.. PlantedTruth.HotSpots.Select(s => s.Key)];

    [Theory, MemberData(nameof(HotSpots))]
    public void A_planted_hot_spot_is_in_the_counts_of_its_days_hours_and_streets(string key)
    {
        var spot = PlantedTruth.HotSpots.Single(s => s.Key == key);
        Assert.All(spot.Centres, centre =>
        {
            var kind = All.Value[centre.Code].Where(d => DemoKind.All[d.Kind].Key == spot.Kind).ToArray();
            var usual = kind.Count(d => d.StartAt.LocalDay < Today.AddDays(-spot.LastDays)) / (double)(Plan.From.AddDays(0).DayNumber is var from ? Today.DayNumber - spot.LastDays - from : 1);
            var now = kind.Where(d => d.StartAt.LocalDay >= Today.AddDays(-spot.LastDays)).ToArray();
            Assert.InRange(now.Length / (usual * spot.LastDays), 0.6 * spot.Times, 1.5 * spot.Times);

            var extra = now.Where(d => InHours(d.StartAt.Local.Hour, spot.Hours)).ToArray();
            Assert.True(extra.Length > 0.75 * now.Length);
            Assert.True(extra.Count(d => d.Lon is { } lon && Metres(lon, d.Lat!.Value, centre) < 3 * spot.SpreadMetres) > 0.75 * extra.Length);
        });
    }

    [Fact]
    public void A_planted_fall_is_in_the_counts_from_its_day_on_and_nowhere_else()
    {
        foreach (var fall in PlantedTruth.Falls)
        {
            var since = Today.AddDays(-fall.LastDays);
            double Remains(Func<string, bool> where)
            {
                var incidents = All.Value.Where(c => where(c.Key)).SelectMany(c => c.Value).Where(d => fall.Kinds.Contains(DemoKind.All[d.Kind].Key)).ToArray();
                var before = incidents.Count(d => d.StartAt.LocalDay < since) / (double)(since.DayNumber - Plan.From.DayNumber);
                return incidents.Count(d => d.StartAt.LocalDay >= since) / (double)fall.LastDays / before;
            }
            Assert.InRange(Remains(fall.Codes.Contains), fall.Remains - 0.08, fall.Remains + 0.08);
            var hot = PlantedTruth.HotSpots.SelectMany(s => s.Centres).Select(c => c.Code).ToArray();
            Assert.InRange(Remains(code => !fall.Codes.Contains(code) && !hot.Contains(code)), 0.93, 1.07);
        }
    }

    [Fact]
    public void No_two_communes_of_a_fall_are_neighbours() => Assert.All(PlantedTruth.Falls, fall =>
    {
        var shapes = Province.Value.Where(c => fall.Codes.Contains(c.Code)).Select(c => c.Shape).ToArray();
        Assert.Equal(fall.Codes.Length, shapes.Length);
        Assert.DoesNotContain(shapes, a => shapes.Any(b => a != b && a.Intersects(b)));
    });

    [Fact]
    public void Communes_without_anything_planted_differ_from_their_own_past_by_chance_alone()
    {
        var planted = PlantedTruth.HotSpots.SelectMany(s => s.Centres).Select(c => c.Code).Concat(PlantedTruth.Falls.SelectMany(f => f.Codes)).ToArray();
        var scores = All.Value.Where(c => !planted.Contains(c.Key)).Select(c =>
        {
            // The same 330 days one and two years back: same seasons. The last month is left out: it is not all recorded yet.
            int In(int yearsAgo) => c.Value.Count(d => d.StartAt.LocalDay >= Today.AddYears(-yearsAgo).AddDays(-360) && d.StartAt.LocalDay < Today.AddYears(-yearsAgo).AddDays(-30));
            double now = In(0), before = In(1);
            return (now - before) / Math.Sqrt(Math.Max(1, now + before));
        }).ToArray();
        Assert.InRange(scores.Average(), -0.6, 0.6);
        Assert.InRange(Math.Sqrt(scores.Average(z => z * z)), 0.7, 1.35);
        Assert.All(scores, z => Assert.InRange(z, -4, 4));
    }

    private static double Share(Predicate<Drawn> of) => All.Value.Values.SelectMany(c => c).Count(d => of(d)) / (double)All.Value.Values.Sum(c => c.Count);

    private static bool InHours(int hour, (int First, int Last) hours) =>
        hours.First <= hours.Last ? hour >= hours.First && hour <= hours.Last : hour >= hours.First || hour <= hours.Last;

    private static double Metres(double lon, double lat, PlantedCentre centre)
    {
        var (x, y) = new LocalProjection(centre.Lon, centre.Lat).ToMetres(lon, lat);
        return Math.Sqrt(x * x + y * y);
    }

    private static Commune[] Communes() => [.. AreaFile.Read(Path.Combine(AppContext.BaseDirectory, "reference", "quang-ninh", "communes.geojson")).Areas.Select((a, i) =>
    {
        double? Number(string name) => a.Properties.TryGetProperty(name, out var v) && v.ValueKind == System.Text.Json.JsonValueKind.Number ? v.GetDouble() : null;
        return new Commune(i + 1, a.Properties.GetProperty("code").GetString()!, (long?)Number("population"),
            Number("lon") is { } lon ? new Coordinate(lon, Number("lat")!.Value) : null, a.Shape!);
    })];
}
