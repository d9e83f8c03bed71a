using HaiDang.Analysis.Geometry;
using HaiDang.Incidents.Import.Reading;
using HaiDang.Incidents.Import.Values;
using HaiDang.Places;
namespace HaiDang.Incidents.Import.Checks;

internal enum PointState : byte { Missing, Zero, Unreadable, Found }

/// <summary>Where does a row say it was? Degrees as they are, VN-2000 metres turned into degrees.</summary>
internal sealed class RowPoint
{
    private const double FalseEasting = 500_000;
    private readonly MappedColumns _columns;
    private readonly bool _comma;
    private readonly Vn2000? _plane;

    public RowPoint(MappedColumns columns, bool decimalComma, Vn2000? plane) => (_columns, _comma, _plane) = (columns, decimalComma, plane);

    /// <summary>The column to blame.</summary>
    public string? Column => _columns.Name(_columns.First(Field.Lon, Field.Easting));

    public string Shown(RowSource row) => _plane is null
        ? $"{_columns.Shown(row, Field.Lon)}; {_columns.Shown(row, Field.Lat)}"
        : $"{_columns.Shown(row, Field.Easting)}; {_columns.Shown(row, Field.Northing)}";

    public PointState Read(RowSource row, out double lon, out double lat)
    {
        (lon, lat) = (double.NaN, double.NaN);
        var metres = _plane is not null;
        var x = _columns.In(row, metres ? Field.Easting : Field.Lon);
        var y = _columns.In(row, metres ? Field.Northing : Field.Lat);
        if (x.IsEmpty || y.IsEmpty) return PointState.Missing;
        (lon, lat) = (NumberText.Read(x, _comma), NumberText.Read(y, _comma));
        if (double.IsNaN(lon) || double.IsNaN(lat)) return PointState.Unreadable;
        if (IsZero(lat) && (IsZero(lon) || (metres && lon == FalseEasting))) return PointState.Zero;
        if (metres)
        {
            if (lon is < 0 or > 1_000_000 || lat is < 0 or > 3_000_000) return PointState.Unreadable;
            (lon, lat) = _plane!.ToWgs84(lon, lat);
            (lon, lat) = (Math.Round(lon, 8), Math.Round(lat, 8));
        }
        return Math.Abs(lon) <= 180 && Math.Abs(lat) <= 90 ? PointState.Found : PointState.Unreadable;
    }

    private static bool IsZero(double value) => Math.Abs(value) < 1e-9;

    /// <summary>The zone of VN-2000 that puts most of some points inside an area; the home province's when none does.</summary>
    public static Vn2000 ZoneOf(IReadOnlyCollection<(double East, double North)> points, double? meridian, PlaceLookup places)
    {
        var home = places.Territory is { } root ? Vn2000Meridians.Of(places[root].Code) ?? 107.75 : 107.75;
        IEnumerable<double> meridians = meridian is { } said ? [said] : Vn2000Meridians.All.OrderBy(m => Math.Abs(m - home));
        return meridians.SelectMany(m => new[] { new Vn2000(m), new Vn2000(m, ZoneWidth.SixDegrees) })
            .Append(new Vn2000(meridian ?? 111, ZoneWidth.SixDegrees))
            .MaxBy(zone => points.Count(p => zone.ToWgs84(p.East, p.North) is var (lon, lat) && places.At(lon, lat) is not null))!;
    }
}
