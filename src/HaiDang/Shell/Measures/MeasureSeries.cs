using System.Text.Json.Serialization;
using HaiDang.Ui;
namespace HaiDang.Shell.Measures;

/// <summary>One month of a measure.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Value">In the measure's unit; NaN where it is not known.</param>
/// <param name="IsWhole">False while the month can still grow.</param>
public readonly record struct MeasurePoint(
    DateOnly First, [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double Value, bool IsWhole)
{
    [JsonIgnore]
    public DateOnly Last => First.AddMonths(1).AddDays(-1);
}

/// <summary>How did a measure run from month to month? Every month in order, without a gap.</summary>
public sealed record MeasureSeries
{
    public required MeasureRef About { get; init; }

    /// <summary>Short, for a card: "Gây rối trật tự công cộng".</summary>
    public required string Name { get; init; }

    /// <summary>With its place: "Gây rối trật tự công cộng, Phường Tuần Châu".</summary>
    public required string Title { get; init; }

    /// <summary>What one a month is called: "vụ mỗi tháng".</summary>
    public required string Unit { get; init; }

    /// <summary>What is measured, within a sentence: "số vụ".</summary>
    public required string What { get; init; }

    public required Better Better { get; init; }
    public required MeasureScale Scale { get; init; }
    public required MeasurePoint[] Points { get; init; }

    /// <summary>How much of what there is to know is known, in [0, 1].</summary>
    public required double Completeness { get; init; }

    /// <summary>When its data was last brought in.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The page that explains it, from the root.</summary>
    public required string Link { get; init; }

    /// <summary>Null while no month is whole.</summary>
    [JsonIgnore]
    public MeasurePoint? LastWhole => Array.FindLast(Points, p => p.IsWhole) is { IsWhole: true } last ? last : null;

    /// <summary>A value of it in words: <c>1.204</c>, <c>82,4 %</c>.</summary>
    public string Words(double value) => Words(value, Scale);

    internal static string Words(double value, MeasureScale scale) => scale switch
    {
        MeasureScale.Count => Figures.Number(value, 0),
        MeasureScale.Share => Figures.Percent(value),
        _ => Figures.Number(value),
    };
}
