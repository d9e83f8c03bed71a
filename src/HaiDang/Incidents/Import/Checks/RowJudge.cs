using HaiDang.Incidents.Import.Reading;
using HaiDang.Incidents.Import.Values;
using HaiDang.Places;
using HaiDang.Shell;
namespace HaiDang.Incidents.Import.Checks;

/// <summary>What becomes of one row? Reads its cells once and passes it from check to check; a refusal ends it.</summary>
internal sealed class RowJudge
{
    private const int LongestReference = 200;
    private readonly string _name;
    private readonly MappedColumns _columns;
    private readonly RowTime _times;
    private readonly RowPoint _points;
    private readonly TimeJudge _time;
    private readonly PlaceJudge _place;
    private readonly ZoneClock _zone;
    private readonly Spellings _spellings = new();
    private readonly ContentReference _content = new();

    public RowJudge(string name, string[] columns, FileFacts facts, FileProfile profile, PlaceLookup places, DateTime now)
    {
        _name = name;
        _columns = new(columns, facts.Mapping);
        _zone = ZoneClock.Of(facts.Mapping.Zone);
        _times = new(_columns, profile.Dates);
        _points = new(_columns, facts.DecimalComma, profile.Plane);
        _time = new(_times, profile, _zone, now);
        _place = new(_columns, _points, profile, places);
    }

    public void Judge(RowSource row, Batch batch)
    {
        ref var arrival = ref batch.Rows[batch.Count++];
        arrival.Line = row.Line;
        arrival.Reference = "";
        if (row.Width != row.Columns.Length)
            Note(ref arrival, Reason.RaggedRow, null, Words.Of<Texts>("Import.Fields", row.Width, row.Columns.Length));
        else
            JudgeWhole(row, batch, ref arrival);
    }

    private void JudgeWhole(RowSource row, Batch batch, ref Arrival arrival)
    {
        var start = _times.Start(row);
        if (!_time.Judge(row, start, ref arrival)) return;
        var state = _points.Read(row, out var lon, out var lat);
        var on = start.IsUtc ? new DateTimeOffset(start.At, TimeSpan.Zero).LocalDay : DateOnly.FromDateTime(start.At);
        if (!_place.Judge(row, state, lon, lat, on, ref arrival)) return;

        arrival.Spelling = _spellings.IndexOf(row, _columns[Field.Kind], batch, _name);
        arrival.Reference = Reference(row, start, lon, lat, ref arrival);
        if (arrival.Reference.Length > LongestReference)
        {
            Note(ref arrival, Reason.TooLong, _columns.Name(Field.Reference), arrival.Reference[..LongestReference]);
            return;
        }
        arrival.Id = Guid.CreateVersion7();
    }

    private string Reference(RowSource row, Moment start, double lon, double lat, ref Arrival arrival)
    {
        var own = _columns.Shown(row, Field.Reference);
        if (own.Length > 0) return own;
        var place = $"{_columns.Shown(row, Field.CommuneCode)}\n{_columns.Shown(row, Field.CommuneName)}";
        var end = _times.SaysEnd(row) ? _times.End(row) : default;
        var reference = _content.Next(start, end, lon, lat, _columns.Shown(row, Field.Kind), place, out var ordinal);
        if (ordinal > 1) Note(ref arrival, Reason.SameAsAnother, null, Words.Of<Texts>("Import.Ordinal", ordinal));
        return reference;
    }

    /// <summary>Remembers what is wrong with a row; a refusing reason refuses it.</summary>
    public static void Note(ref Arrival arrival, Reason reason, string? column, string value)
    {
        (arrival.Findings ??= new(1)).Add(new(arrival.Line, reason, column, value));
        arrival.IsRefused |= reason.Refuses;
        arrival.Doubts |= reason.Doubt;
    }
}
