using HaiDang.Incidents.Import.Reading;
using HaiDang.Places;
namespace HaiDang.Incidents.Import.Checks;

/// <summary>In which commune was it: by its point, else by the code or name that the row states?</summary>
internal sealed class PlaceJudge(MappedColumns columns, RowPoint points, FileProfile profile, PlaceLookup places)
{
    /// <summary>A point this far outside every area may still be meant for the nearest (a shore, a coarse border).</summary>
    public const double NearMetres = 2_000;
    private const int MostRemembered = 20_000;
    private readonly Dictionary<(string, DateOnly, bool), PlaceMatch> _remembered = [];
    private readonly Field _stated = columns.First(Field.CommuneCode, Field.CommuneName);

    /// <returns>False when the row is refused; the finding says why.</returns>
    public bool Judge(RowSource row, PointState state, double lon, double lat, DateOnly on, ref Arrival arrival)
    {
        switch (state)
        {
            case PointState.Unreadable:
                RowJudge.Note(ref arrival, Reason.UnreadablePoint, points.Column, points.Shown(row));
                return false;
            case PointState.Found:
                return ByPoint(row, lon, lat, on, ref arrival);
            default:
                var missing = state is PointState.Zero ? Reason.ZeroCoordinates : Reason.NoCoordinates;
                RowJudge.Note(ref arrival, missing, points.Column, state is PointState.Zero ? points.Shown(row) : "");
                ByStatement(row, on, ref arrival);
                return true;
        }
    }

    private bool ByPoint(RowSource row, double lon, double lat, DateOnly on, ref Arrival arrival)
    {
        var place = places.At(lon, lat);
        arrival.PlacedBy = PlacedBy.Point;
        if (place is null)
        {
            place = places.Near(lon, lat, NearMetres, out _);
            arrival.PlacedBy = PlacedBy.PointNearby;
            RowJudge.Note(ref arrival, place is null ? Reason.Outside : Reason.JustOutside, points.Column, points.Shown(row));
            if (place is null) return false;
        }
        (arrival.Lon, arrival.Lat, arrival.PlaceId) = (lon, lat, place);
        if (profile.Points.Of(lon, lat) >= profile.PileFrom) RowJudge.Note(ref arrival, Reason.Pile, points.Column, points.Shown(row));
        if (Stated(row, on, out var shown, out _) is { } stated && Contradicts(stated, place.Value))
            RowJudge.Note(ref arrival, Reason.PlaceDisagrees, columns.Name(_stated), shown);
        return true;
    }

    private void ByStatement(RowSource row, DateOnly on, ref Arrival arrival)
    {
        var stated = Stated(row, on, out var shown, out var by);
        if (stated is PlaceMatch.One one)
        {
            (arrival.PlaceId, arrival.PlacedBy) = (one.Id, by);
            return;
        }
        var why = stated switch
        {
            null => Reason.NoPlace,
            PlaceMatch.Divided or PlaceMatch.Ambiguous => Reason.DividedPlace,
            _ => Reason.UnknownPlace,
        };
        RowJudge.Note(ref arrival, why, columns.Name(_stated), shown);
    }

    /// <summary>What the stated code or, failing that, name leads to; null when the row states none.</summary>
    private PlaceMatch? Stated(RowSource row, DateOnly on, out string shown, out PlacedBy by)
    {
        (shown, by) = ("", PlacedBy.Code);
        PlaceMatch? match = null;
        if (columns.Has(Field.CommuneCode) && !columns.In(row, Field.CommuneCode).IsEmpty)
        {
            shown = columns.Shown(row, Field.CommuneCode);
            match = Remembered(shown, on, isCode: true);
            if (match is not PlaceMatch.Unknown) return match;
        }
        if (!columns.Has(Field.CommuneName) || columns.In(row, Field.CommuneName).IsEmpty) return match;
        by = PlacedBy.Name;
        shown = columns.Shown(row, Field.CommuneName);
        return Remembered(shown, on, isCode: false);
    }

    private PlaceMatch Remembered(string text, DateOnly on, bool isCode)
    {
        if (_remembered.TryGetValue((text, on, isCode), out var known)) return known;
        if (_remembered.Count >= MostRemembered) _remembered.Clear();
        return _remembered[(text, on, isCode)] = isCode ? places.ByCode(text, on) : places.ByName(text, on);
    }

    private static bool Contradicts(PlaceMatch stated, int place) => stated switch
    {
        PlaceMatch.One one => one.Id != place,
        PlaceMatch.Divided divided => !divided.Candidates.Contains(place),
        PlaceMatch.Ambiguous ambiguous => !ambiguous.Candidates.Contains(place),
        _ => false,
    };
}
