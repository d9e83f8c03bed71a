using System.Globalization;
using System.Text.Json;
namespace HaiDang.HotSpots.Analyse;

/// <summary>What number does each area carry in one of its properties? Nothing where the file says nothing.</summary>
internal static class AreaColumn
{
    /// <exception cref="InvalidDataException">No area has the property, or one of them holds there what is no number.</exception>
    public static double?[] Numbers(AreaFile file, string column)
    {
        if (!file.Areas.Any(a => Find(a, column) is not null))
            throw Refusal.Of(file.Path, "Analyse.NoColumn", column, string.Join(", ", Names(file)));
        return [.. file.Areas.Select(area => Number(file, area, column))];
    }

    /// <summary>Every property that some area has, in the order in which the file first names them.</summary>
    public static IReadOnlyList<string> Names(AreaFile file) =>
        [.. file.Areas.Where(a => a.Properties.ValueKind == JsonValueKind.Object)
            .SelectMany(a => a.Properties.EnumerateObject().Select(p => p.Name)).Distinct(StringComparer.Ordinal)];

    public static JsonElement? Find(Area area, string column) =>
        area.Properties.ValueKind == JsonValueKind.Object && area.Properties.TryGetProperty(column, out var value) ? value : null;

    private static double? Number(AreaFile file, Area area, string column)
    {
        switch (Find(area, column))
        {
            case null or { ValueKind: JsonValueKind.Null }:
                return null;
            case { ValueKind: JsonValueKind.Number } number when double.IsFinite(number.GetDouble()):
                return number.GetDouble();
            case { ValueKind: JsonValueKind.String } text when string.IsNullOrWhiteSpace(text.GetString()):
                return null;
            case { ValueKind: JsonValueKind.String } text when double.TryParse(
                text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                return number;
            case { } other:
                throw Refusal.AtColumn(file.Path, area.Line, column, "Analyse.NoNumber", other.ToString());
        }
    }
}
