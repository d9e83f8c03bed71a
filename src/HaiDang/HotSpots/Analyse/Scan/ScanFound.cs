using System.Text.Json.Serialization;
using HaiDang.Analysis.Scan;
namespace HaiDang.HotSpots.Analyse.Scan;

/// <summary>A cluster in the words of the files it came from.</summary>
public sealed record ScanFound
{
    public required int Rank { get; init; }

    /// <summary>Id of the centre; its coordinates when windows have centres of their own; null when the window is everywhere.</summary>
    public required string? Center { get; init; }

    /// <summary>In the order in which they enter the window.</summary>
    public required IReadOnlyList<string> Locations { get; init; }

    /// <summary>Kilometres, or the unit of the coordinates; the shorter half axis of an ellipse; null without coordinates.</summary>
    public required double Radius { get; init; }
    public double? Shape { get; init; }
    public double? Angle { get; init; }
    public required DateOnly? Start { get; init; }
    public required DateOnly? End { get; init; }
    public required bool IsHigh { get; init; }
    public required long Observed { get; init; }
    public required double Expected { get; init; }
    public required double RelativeRisk { get; init; }

    /// <summary>Mean number of people in the places of the cluster; null without a population.</summary>
    public required double? Population { get; init; }
    public required double LogLikelihoodRatio { get; init; }
    public required double TestStatistic { get; init; }
    public required double PValue { get; init; }
    public required double GumbelPValue { get; init; }
    public required double RecurrenceDays { get; init; }

    /// <summary>The cluster as the engine numbers it.</summary>
    [JsonIgnore]
    internal ScanCluster Cluster { get; init; } = null!;

    internal static ScanFound Of(ScanTask task, ScanCluster cluster)
    {
        var prospective = task.Settings.Kind is ScanKind.Prospective or ScanKind.ProspectiveTemporal;
        var p = task.Request.GumbelAlone ? cluster.GumbelPValue : cluster.PValue;
        return new()
        {
            Rank = cluster.Rank, Center = Centre(task, cluster), Locations = [.. cluster.Locations.Select(l => task.Places[l])], Radius = cluster.Radius,
            Shape = task.Settings.Ellipses.Count == 0 ? null : cluster.Shape, Angle = task.Settings.Ellipses.Count == 0 ? null : cluster.Angle,
            Start = task.Period?.StartOf(cluster.FirstStep), End = task.Period?.EndOf(cluster.LastStep), IsHigh = cluster.IsHigh, Observed = cluster.Observed,
            Expected = cluster.Expected, RelativeRisk = cluster.RelativeRisk,
            Population = People(task, cluster),
            LogLikelihoodRatio = cluster.LogLikelihoodRatio, TestStatistic = cluster.TestStatistic, PValue = p, GumbelPValue = cluster.GumbelPValue,
            RecurrenceDays = prospective ? cluster.RecurrenceSteps * task.Period!.DaysPerStep : double.NaN, Cluster = cluster,
        };
    }

    /// <summary>Residents on average over the period; for the Bernoulli model the persons of the window itself.</summary>
    private static double? People(ScanTask task, ScanCluster cluster)
    {
        if (task.Input.Model == ScanModel.Bernoulli)
        {
            var inside = cluster.Locations.ToHashSet();
            return task.Input.Cases.Concat(task.Input.Controls)
                .Where(c => inside.Contains(c.Location) && c.Step >= cluster.FirstStep && c.Step <= cluster.LastStep).Sum(c => (long)c.Count);
        }
        return task.People.Length == 0 ? null : cluster.Locations.Sum(l => task.People[l]);
    }

    private static string? Centre(ScanTask task, ScanCluster cluster)
    {
        if (cluster.Centre < 0) return null;
        return task.Request.Grid is null ? task.Places[cluster.Centre] : $"grid {cluster.Centre + 1}";
    }
}
