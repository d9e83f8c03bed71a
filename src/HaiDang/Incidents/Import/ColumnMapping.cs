namespace HaiDang.Incidents.Import;

/// <summary>What can a column be?</summary>
public enum Field
{
    /// <summary>Read past; never stored.</summary>
    Ignore,
    Reference,
    /// <summary>Day, with or without a time, on which it began.</summary>
    Start,
    End,
    /// <summary>The day alone, where day and time stand in two columns.</summary>
    StartDate,
    StartTime,
    EndDate,
    EndTime,
    /// <summary>Only the month is known, however it is written.</summary>
    Month,
    Kind,
    /// <summary>WGS 84 degrees.</summary>
    Lon,
    Lat,
    /// <summary>VN-2000 metres towards the east, false easting 500,000.</summary>
    Easting,
    /// <summary>VN-2000 metres towards the north.</summary>
    Northing,
    CommuneCode,
    CommuneName,
}

/// <summary>In 03/04/2026, which is the day?</summary>
public enum DateOrder { DayFirst, MonthFirst }

/// <summary>How is this file to be read: which column is what, in which zone, with which separators? Can be saved under a name.</summary>
public sealed record ColumnMapping
{
    public const string HomeZone = "Asia/Ho_Chi_Minh";

    /// <summary>Column name → what it is. A column not named here is ignored.</summary>
    public Dictionary<string, Field> Columns { get; init; } = [];

    /// <summary>Columns that were dropped by hand: nothing of them is ever looked at, personal data or not.</summary>
    public string[] Dropped { get; init; } = [];

    /// <summary>The time zone of the file's clock (IANA).</summary>
    public string Zone { get; init; } = HomeZone;

    /// <summary>Null: told from the values, day first when they do not tell.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>Central meridian of VN-2000, degrees; null: the one that puts most points inside an area.</summary>
    public double? Meridian { get; init; }

    /// <summary>Null for each: told from the file.</summary>
    public char? Delimiter { get; init; }
    public string? Encoding { get; init; }
    public bool? DecimalComma { get; init; }
    public string? Sheet { get; init; }

    /// <summary>The column that is this field; null when none is.</summary>
    public string? ColumnOf(Field field)
    {
        foreach (var (column, is_) in Columns)
            if (is_ == field) return column;
        return null;
    }

    /// <summary>The same mapping with one column being something else; a field belongs to one column only.</summary>
    public ColumnMapping With(string column, Field field)
    {
        var columns = new Dictionary<string, Field>(Columns);
        if (field is not Field.Ignore && ColumnOf(field) is { } before) columns[before] = Field.Ignore;
        columns[column] = field;
        return this with { Columns = columns, Dropped = [.. Dropped.Where(d => d != column)] };
    }

    /// <summary>The same mapping with this column dropped.</summary>
    public ColumnMapping Without(string column)
    {
        var columns = new Dictionary<string, Field>(Columns);
        columns.Remove(column);
        return this with { Columns = columns, Dropped = [.. Dropped.Where(d => d != column), column] };
    }
}
