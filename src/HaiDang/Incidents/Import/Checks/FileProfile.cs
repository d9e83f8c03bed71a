using HaiDang.Analysis.Geometry;
using HaiDang.Incidents.Import.Reading;
using HaiDang.Incidents.Import.Values;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.Incidents.Import.Checks;

/// <summary>What can only be told of a file as a whole: its rows, the order of its dates, spikes, piles, its zone of VN-2000?</summary>
internal sealed record FileProfile
{
    private const int ZoneSample = 500;

    public required long Rows { get; init; }
    public required DateOrder Dates { get; init; }

    /// <summary>Nothing in the whole file told which number is the day.</summary>
    public required bool DatesAmbiguous { get; init; }
    public required RoundTimes.Spike[] Spikes { get; init; }
    public required PointCounts Points { get; init; }
    public required Vn2000? Plane { get; init; }

    public int PileFrom => PointCounts.PileFrom(Rows);

    public bool IsSpike(TimeSpan time)
    {
        foreach (var spike in Spikes)
            if (time.Ticks / TimeSpan.TicksPerMinute == spike.Hour * 60) return true;
        return false;
    }

    public static async Task<FileProfile> Run(TableFile file, FileFacts facts, PlaceLookup places, IProgress<Progress>? progress, CancellationToken stop)
    {
        var (rows, _) = await file.Open(stop);
        await using var closing = rows;
        var columns = new MappedColumns(rows.Columns, facts.Mapping);
        var orders = new OrderWatch(columns);
        var plane = columns.Has(Field.Easting) ? await Zone(file, facts, places, stop) : null;
        var point = new RowPoint(columns, facts.DecimalComma, plane);
        var (points, times, byMonthFirst) = (new PointCounts(), new RoundTimes(), new RoundTimes());
        var (reader, swapped) = (new RowTime(columns, DateOrder.DayFirst), new RowTime(columns, DateOrder.MonthFirst));
        var known = facts.Mapping.Dates;
        long count = 0;

        while (await rows.Fill(stop))
            while (rows.Read())
            {
                if ((++count & 0x3fff) == 0)
                {
                    stop.ThrowIfCancellationRequested();
                    progress?.Report(new(Words.Of<Texts>("Import.Looking"), count, rows.Share > 0 ? (long)(count / rows.Share) : null));
                }
                if (rows.Width != rows.Columns.Length) continue;
                var eitherWay = known is null && orders.Look(rows);
                var moment = known is DateOrder.MonthFirst ? swapped.Start(rows) : reader.Start(rows);
                if (moment is { Kind: MomentKind.Minute, IsUtc: false }) times.Add(moment.At);
                if (eitherWay && swapped.Start(rows) is { Kind: MomentKind.Minute, IsUtc: false } month) byMonthFirst.Add(month.At);
                if (point.Read(rows, out var lon, out var lat) is PointState.Found) points.Add(lon, lat);
            }
        var order = known ?? orders.Told ?? DateOrder.DayFirst;
        return new()
        {
            Rows = count,
            Dates = order,
            DatesAmbiguous = known is null && orders is { Told: null, Either: > 0 },
            Spikes = (known is null && order is DateOrder.MonthFirst ? byMonthFirst : times).Find(),
            Points = points,
            Plane = plane,
        };
    }

    private static async Task<Vn2000> Zone(TableFile file, FileFacts facts, PlaceLookup places, CancellationToken stop)
    {
        var (rows, _) = await file.Open(stop);
        await using var closing = rows;
        var columns = new MappedColumns(rows.Columns, facts.Mapping);
        var sample = new List<(double, double)>();
        while (sample.Count < ZoneSample && await rows.Fill(stop))
            while (sample.Count < ZoneSample && rows.Read())
            {
                var east = NumberText.Read(columns.In(rows, Field.Easting), facts.DecimalComma);
                var north = NumberText.Read(columns.In(rows, Field.Northing), facts.DecimalComma);
                if (east is > 100_000 and < 900_000 && north is > 800_000 and < 2_700_000) sample.Add((east, north));
            }
        return RowPoint.ZoneOf(sample, facts.Mapping.Meridian, places);
    }

    /// <summary>Counts the dates that can be read one way only.</summary>
    private sealed class OrderWatch(MappedColumns columns)
    {
        private readonly int[] _times = [.. new[] { Field.Start, Field.StartDate, Field.End, Field.EndDate }.Where(columns.Has).Select(f => columns[f])];
        private long _day, _month;

        public long Either { get; private set; }
        public DateOrder? Told => _day + _month == 0 ? null : _month > _day ? DateOrder.MonthFirst : DateOrder.DayFirst;

        /// <summary>True when a date of the row could be read two ways, or only month first.</summary>
        public bool Look(RowSource rows)
        {
            var unordered = false;
            foreach (var column in _times)
            {
                if (rows[column] is not { Kind: CellKind.Text } cell || (cell.Text.Length > 4 && cell.Text[4] is '-')) continue;
                var reading = new MomentReading(DateOrder.DayFirst);
                reading.Read(cell.Text);
                if (reading.Unordered is not { } n) continue;
                unordered = true;
                if (n is { First: > 12, Second: <= 12 }) _day++;
                else if (n is { First: <= 12, Second: > 12 }) _month++;
                else if (n.First != n.Second) Either++;
            }
            return unordered;
        }
    }
}
