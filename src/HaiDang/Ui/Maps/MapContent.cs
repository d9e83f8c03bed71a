namespace HaiDang.Ui.Maps;

/// <summary>What should the map show now? Travels to the browser as it stands.</summary>
internal sealed record MapContent(
    string Title, string ShapesUrl, string? OutsideUrl, IReadOnlyDictionary<int, string> Classes, IReadOnlyDictionary<int, string> Tips,
    IReadOnlyList<int> Labels, int? Selected, string? PointsUrl, string? SurfaceUrl, string? OutlinesUrl, bool PartOnly)
{
    /// <summary>True when drawing it again would change nothing.</summary>
    public bool Same(MapContent other) =>
        this with { Classes = other.Classes, Tips = other.Tips, Labels = other.Labels } == other
        && Same(Classes, other.Classes) && Same(Tips, other.Tips) && Labels.SequenceEqual(other.Labels);

    private static bool Same(IReadOnlyDictionary<int, string> some, IReadOnlyDictionary<int, string> others) =>
        ReferenceEquals(some, others) || (some.Count == others.Count && some.All(s => others.TryGetValue(s.Key, out var o) && o == s.Value));
}
