using System.Globalization;
using System.Text.Json;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>One thing that can be chosen of a method: what it may be and what it usually is.</summary>
public sealed record RunSetting
{
    public const string Seed = "seed";

    /// <summary>Its name in addresses; under <c>Runs.Setting.</c> in the texts.</summary>
    public required string Key { get; init; }
    public required string Usual { get; init; }

    /// <summary>The words to choose from; empty for a number.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>Range of a number, both ends allowed.</summary>
    public double Least { get; init; }
    public double Most { get; init; }
    public bool Whole { get; init; }

    /// <summary>Shown at once; the others stand behind a disclosure.</summary>
    public bool IsFirst { get; init; }

    public bool IsNumber => Options.Length == 0;

    public static RunSetting Choice(string key, bool first, params string[] options) => new() { Key = key, Usual = options[0], Options = options, IsFirst = first };

    public static RunSetting Count(string key, long usual, long least, long most, bool first = false) => new()
    {
        Key = key, Usual = usual.ToString(CultureInfo.InvariantCulture), Least = least, Most = most, Whole = true, IsFirst = first,
    };

    public static RunSetting Number(string key, double usual, double least, double most, bool first = false) => new()
    {
        Key = key, Usual = usual.ToString(CultureInfo.InvariantCulture), Least = least, Most = most, IsFirst = first,
    };

    /// <summary>The value in its one way of writing; null when it may not be. A comma is a point: 0,05 is five hundredths.</summary>
    public string? Read(string text)
    {
        if (!IsNumber) return Options.Contains(text) ? text : null;
        if (!double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        return number >= Least && number <= Most && (!Whole || number == Math.Floor(number)) ? number.ToString(CultureInfo.InvariantCulture) : null;
    }
}

/// <summary>Every setting of one run of a method, each within its range.</summary>
public sealed class RunSettings
{
    private const string Mark = "s.";
    private readonly RunMethod _method;
    private readonly Dictionary<string, string> _values;

    private RunSettings(RunMethod method, Dictionary<string, string> values) => (_method, _values) = (method, values);

    public static RunSettings Usual(RunMethod method) => new(method, method.Settings.ToDictionary(s => s.Key, s => s.Usual));

    /// <summary>From an address: <c>s.replications=999</c>. What is missing is usual; what may not be is usual too, and named.</summary>
    public static (RunSettings Settings, RunSetting[] Wrong) Parse(RunMethod method, Func<string, string?> said)
    {
        List<RunSetting> wrong = [];
        var values = method.Settings.ToDictionary(s => s.Key, s =>
        {
            if (said(Mark + s.Key) is not { Length: > 0 } text) return s.Usual;
            if (s.Read(text) is { } read) return read;
            wrong.Add(s);
            return s.Usual;
        });
        return (new(method, values), [.. wrong]);
    }

    public static RunSettings FromJson(RunMethod method, string json)
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        return Parse(method, key => kept.GetValueOrDefault(key[Mark.Length..])).Settings;
    }

    public string ToJson() => JsonSerializer.Serialize(_method.Settings.ToDictionary(s => s.Key, s => _values[s.Key]));

    /// <summary>The part of an address that says what is not usual; "" when all is.</summary>
    public string ToQuery() => string.Join('&', _method.Settings.Where(s => _values[s.Key] != s.Usual)
        .Select(s => $"{Mark}{s.Key}={Uri.EscapeDataString(_values[s.Key])}"));

    public string Word(string key) => _values[key];
    public double Number(string key) => double.Parse(_values[key], CultureInfo.InvariantCulture);
    public int Whole(string key) => int.Parse(_values[key], CultureInfo.InvariantCulture);
    public long Seed => _values.TryGetValue(RunSetting.Seed, out var seed) ? long.Parse(seed, CultureInfo.InvariantCulture) : 0;

    /// <summary>With one of them changed; null when it may not be so.</summary>
    public RunSettings? With(RunSetting setting, string text) =>
        setting.Read(text) is { } read ? new(_method, new(_values) { [setting.Key] = read }) : null;
}
