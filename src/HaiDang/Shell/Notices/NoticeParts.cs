using System.Globalization;
using System.Text.Json;
using HaiDang.Ui;
namespace HaiDang.Shell.Notices;

/// <summary>How are the parts of a sentence kept, so that each language writes them in its own way later?</summary>
internal static class NoticeParts
{
    private const string At = "at", Day = "day";

    /// <returns>A JSON array: texts and numbers as they are, instants and days as objects that say so.</returns>
    /// <exception cref="ArgumentException">A part is of a kind that cannot be kept.</exception>
    public static string Write(object[] parts) => JsonSerializer.Serialize(parts.Select(Kept));

    /// <returns>The parts, instants and days already in words of the moment's language.</returns>
    public static object?[] Read(string json)
    {
        using var read = JsonDocument.Parse(json);
        return [.. read.RootElement.EnumerateArray().Select(Shown)];
    }

    private static object Kept(object part) => part switch
    {
        string or int or long or double => part,
        DateTimeOffset at => new Dictionary<string, long> { [At] = at.ToUnixTimeMilliseconds() },
        DateOnly day => new Dictionary<string, string> { [Day] = day.ToString("O", CultureInfo.InvariantCulture) },
        _ => throw new ArgumentException($"A notice keeps texts, numbers, instants and days, not a {part.GetType().Name}.", nameof(part)),
    };

    private static object? Shown(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Number => part.TryGetInt64(out var whole) ? (object)whole : part.GetDouble(),
        JsonValueKind.Object when part.TryGetProperty(At, out var at) => Figures.DayTime(DateTimeOffset.FromUnixTimeMilliseconds(at.GetInt64())),
        JsonValueKind.Object when part.TryGetProperty(Day, out var day) => Figures.Day(DateOnly.Parse(day.GetString()!, CultureInfo.InvariantCulture)),
        _ => part.GetString(),
    };
}
