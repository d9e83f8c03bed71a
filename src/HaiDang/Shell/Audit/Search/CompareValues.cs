using System.Text.Json;
namespace HaiDang.Shell.Audit.Search;

/// <summary>What is different between before and after, field by field?</summary>
public static class CompareValues
{
    public enum Change { Same, Changed, Added, Gone }

    /// <param name="Path">Where in the value: <c>rights.places</c>; "" for the value itself.</param>
    /// <param name="Before">As written; null when it was not there.</param>
    /// <param name="After">As written; null when it is gone.</param>
    public sealed record Field(string Path, string? Before, string? After)
    {
        public Change Is => Before is null ? Change.Added : After is null ? Change.Gone : Before == After ? Change.Same : Change.Changed;
    }

    /// <param name="before">JSON, or null.</param>
    /// <param name="after">JSON, or null.</param>
    /// <returns>In the order in which they are written: those of before, then the new ones.</returns>
    public static Field[] Run(string? before, string? after)
    {
        var (was, now) = (Read(before), Read(after));
        return [.. was.Keys.Union(now.Keys).Select(path => new Field(path, was.GetValueOrDefault(path), now.GetValueOrDefault(path)))];
    }

    private static Dictionary<string, string> Read(string? json)
    {
        var fields = new Dictionary<string, string>();
        if (json is null) return fields;
        try
        {
            using var value = JsonDocument.Parse(json);
            Walk(value.RootElement, "", fields);
        }
        catch (JsonException)
        {
            // Whoever looks at a row that was tampered with must see it all the same.
            fields[""] = json;
        }
        return fields;
    }

    private static void Walk(JsonElement value, string path, Dictionary<string, string> fields)
    {
        if (value.ValueKind is JsonValueKind.Object && value.EnumerateObject().Any())
            foreach (var part in value.EnumerateObject()) Walk(part.Value, path.Length == 0 ? part.Name : $"{path}.{part.Name}", fields);
        else if (value.ValueKind is JsonValueKind.Array && value.EnumerateArray().Any(v => v.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            foreach (var (at, part) in value.EnumerateArray().Index()) Walk(part, $"{path}[{at}]", fields);
        else fields[path] = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(v => v.ValueKind is JsonValueKind.String ? v.GetString() : v.GetRawText())),
            _ => value.GetRawText(),
        };
    }
}
