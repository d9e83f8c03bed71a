using System.Globalization;
using HaiDang.Analysis.Inference;
using HaiDang.Incidents;
using HaiDang.Shell;
using NetTopologySuite.Geometries;
namespace HaiDang.Demo;

/// <summary>An incident of the demo province, before it is written down.</summary>
internal readonly record struct Drawn(
    int Kind, string Reference, DateTimeOffset StartAt, DateTimeOffset EndAt, TimePrecision Precision,
    double? Lon, double? Lat, bool PlaceKnown, ulong Chance);

/// <summary>What happened in one commune, day by day and kind by kind, from the seed alone?</summary>
/// <remarks>
/// Every (commune, kind, day) has a random stream of its own: no commune, kind or day changes another, whatever the order
/// or the number of cores. Numbers are Poisson: people × rate × the commune's own factor × the kind's rhythm × what is planted.
/// </remarks>
internal sealed class DrawIncidents(Commune commune, DrawIncidents.Plan plan)
{
    /// <param name="Seed">Where all chance comes from.</param>
    /// <param name="From">First day.</param>
    /// <param name="AsOf">What was not yet over, or not yet recorded, at this instant is not there.</param>
    /// <param name="Scale">1: the usual rates.</param>
    public sealed record Plan(ulong Seed, DateOnly From, DateTimeOffset AsOf, double Scale = 1);

    private const double UsualPopulation = 14_000;   // where no figure is published; a stand-in for the demo alone
    private const int CommuneStream = int.MaxValue - 1, FirstHotSpot = 100;
    private static readonly Rhythm[] Rhythms = [.. DemoKind.All.Select(k => new Rhythm(k))];

    private readonly int _code = int.Parse(commune.Code, CultureInfo.InvariantCulture);
    private readonly Settlement _settlement = new(commune, plan.Seed);
    private readonly DateOnly _asOf = plan.AsOf.LocalDay;

    /// <summary>How many are to be expected in all, before what is planted and what is not recorded yet.</summary>
    public double Expected => DemoKind.All.Sum(k => k.PerThousand) * Thousands * (_asOf.DayNumber - plan.From.DayNumber + 1) / 365.25 * Factor();

    private double Thousands => (commune.Population ?? UsualPopulation) / 1000;

    /// <summary>All its incidents, by kind and day.</summary>
    public List<Drawn> Run()
    {
        var incidents = new List<Drawn>((int)(Expected * plan.Scale * 1.3) + 16);
        var usual = Thousands / 365.25 * Factor() * plan.Scale;
        for (var kind = 0; kind < DemoKind.All.Count; kind++)
        {
            var remains = PlantedTruth.Falls.Where(f => f.Codes.Contains(commune.Code) && f.Kinds.Contains(DemoKind.All[kind].Key)).ToArray();
            for (var day = plan.From; day <= _asOf; day = day.AddDays(1))
            {
                var expected = usual * DemoKind.All[kind].PerThousand * Rhythms[kind].On(day);
                foreach (var fall in remains)
                    if (day >= _asOf.AddDays(-fall.LastDays)) expected *= fall.Remains;
                DrawDay(incidents, kind, day, expected, spot: null, stream: kind);
            }
        }
        for (var i = 0; i < PlantedTruth.HotSpots.Count; i++)
            if (Array.Find(PlantedTruth.HotSpots[i].Centres, c => c.Code == commune.Code) is { } centre)
                DrawHotSpot(incidents, PlantedTruth.HotSpots[i], centre, usual, FirstHotSpot + i);
        return incidents;
    }

    private void DrawHotSpot(List<Drawn> incidents, PlantedHotSpot spot, PlantedCentre centre, double usual, int stream)
    {
        var kind = 0;
        while (DemoKind.All[kind].Key != spot.Kind) kind++;
        for (var day = _asOf.AddDays(-spot.LastDays); day <= _asOf; day = day.AddDays(1))
            DrawDay(incidents, kind, day, usual * DemoKind.All[kind].PerThousand * (spot.Times - 1), (spot, centre), stream);
    }

    private void DrawDay(
        List<Drawn> incidents, int kind, DateOnly day, double expected, (PlantedHotSpot Spot, PlantedCentre Centre)? spot, int stream)
    {
        var random = new SeededRandom(plan.Seed, _code, (stream << 20) | day.DayNumber);
        var count = Poisson(expected, ref random);
        if (count == 0) return;
        var begins = day.Begins;
        for (var i = 0; i < count; i++)
        {
            var hour = spot is { Spot: var s } ? HourOf(s, ref random) : Rhythms[kind].Hour(ref random);
            var (start, end, precision) = Time(DemoKind.All[kind], day, begins, hour, isPlanted: spot is not null, ref random);
            var recorded = end + Delay(ref random);
            var point = spot is { Spot: var planted, Centre: var c }
                ? _settlement.Near(new Coordinate(c.Lon, c.Lat), planted.SpreadMetres, ref random)
                : _settlement.Point(ref random);
            var (noPoint, noPlace) = (random.NextDouble() < 0.04, random.NextDouble() < 0.06);
            var chance = ((ulong)random.NextUInt32() << 32) | random.NextUInt32();
            if (recorded > plan.AsOf) continue;
            incidents.Add(new Drawn(kind, string.Create(CultureInfo.InvariantCulture, $"{commune.Code}-{day:yyMMdd}-{stream}-{i + 1}"),
                start, end, precision, noPoint ? null : point.X, noPoint ? null : point.Y, !(noPoint && noPlace), chance));
        }
    }

    private static (DateTimeOffset, DateTimeOffset, TimePrecision) Time(
        DemoKind kind, DateOnly day, DateTimeOffset begins, int hour, bool isPlanted, ref SeededRandom random)
    {
        var minute = random.NextDouble() < 0.6 ? 5 * random.Below(12) : random.Below(60);
        var at = begins.AddHours(hour).AddMinutes(minute);
        var form = random.NextDouble();
        if (isPlanted) return (at, at, TimePrecision.Minute);
        if (form < 0.004)
        {
            var month = new DateOnly(day.Year, day.Month, 1);
            return (month.Begins, month.AddMonths(1).Begins, TimePrecision.Month);
        }
        if (form < 0.05) return (begins, day.AddDays(1).Begins, TimePrecision.Day);
        if (form < 0.05 + 0.95 * kind.Interval)
        {
            var length = 1 + Math.Round(Math.Min(-Math.Log(1 - random.NextDouble()) * kind.IntervalHours, 5 * kind.IntervalHours) * 60);
            var before = Math.Floor(random.NextDouble() * length);
            return (at.AddMinutes(-before), at.AddMinutes(length - before), TimePrecision.Interval);
        }
        return (at, at, TimePrecision.Minute);
    }

    /// <summary>Until it is in the books: within a day mostly, within the week often, a month later now and then.</summary>
    private static TimeSpan Delay(ref SeededRandom random)
    {
        var slow = random.NextDouble();
        var mean = slow < 0.85 ? 0.25 : slow < 0.95 ? 3 : 12;
        return TimeSpan.FromDays(-Math.Log(1 - random.NextDouble()) * mean);
    }

    private static int HourOf(PlantedHotSpot spot, ref SeededRandom random) =>
        (spot.Hours.First + random.Below((spot.Hours.Last - spot.Hours.First + 24) % 24 + 1)) % 24;

    /// <summary>What makes this commune a little livelier or quieter than its people alone: log-normal, without order in space.</summary>
    private double Factor()
    {
        var random = new SeededRandom(plan.Seed, _code, CommuneStream);
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Exp(0.12 * normal);
    }

    /// <summary>Counts how many unit exponentials fit into the mean, a piece at a time so that e^−mean stays above nothing.</summary>
    private static int Poisson(double mean, ref SeededRandom random)
    {
        var count = 0;
        for (; mean > 0; mean -= 500)
        {
            var (limit, product) = (Math.Exp(-Math.Min(mean, 500)), random.NextDouble());
            for (; product > limit; product *= random.NextDouble()) count++;
        }
        return count;
    }
}
