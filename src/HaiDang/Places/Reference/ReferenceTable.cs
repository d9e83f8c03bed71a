using System.Globalization;
using HaiDang.Data;
using Sylvan.Data.Csv;
namespace HaiDang.Places.Reference;

/// <summary>What stands in one row of a table of the reference data?</summary>
internal readonly struct ReferenceRow(CsvDataReader reader)
{
    public string this[string column] => reader.GetString(reader.GetOrdinal(column));

    public double? Number(string column) => this[column] is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public long? Count(string column) => this[column] is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    public static List<T> Read<T>(string file, Func<ReferenceRow, T> make)
    {
        using var reader = CsvDataReader.Create(Path.Combine(DataFolder.Reference, file));
        var rows = new List<T>();
        while (reader.Read()) rows.Add(make(new ReferenceRow(reader)));
        return rows;
    }

    public static PlaceType Type(string words) => words switch
    {
        "phường" => PlaceType.Ward,
        "xã" => PlaceType.Commune,
        "thị trấn" => PlaceType.Township,
        "đặc khu" => PlaceType.SpecialZone,
        _ => throw new InvalidDataException($"'{words}' is no kind of commune."),
    };
}
