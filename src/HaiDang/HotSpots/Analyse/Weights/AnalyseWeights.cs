using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Weights;

/// <summary>Which areas of a file are neighbours, and how much does each weigh? A list that other programs read.</summary>
public static class AnalyseWeights
{
    public sealed record Command
    {
        /// <summary>GeoJSON of areas, in WGS 84 or in metres.</summary>
        public required string Areas { get; init; }
        public required WeightsOptions Weights { get; init; }

        /// <summary>Weights of each area add up to 1.</summary>
        public bool RowStandardised { get; init; }

        /// <summary>Ends in <c>.gal</c>, <c>.gwt</c> or <c>.csv</c>.</summary>
        public required string Out { get; init; }
    }

    /// <summary>Areas without a shape have no neighbours. By neighbours: how many areas have that many.</summary>
    public sealed record Answer(
        int Areas, int WithoutShape, int Edges, double MeanNeighbours, int Islands, int IslandsJoinedTo, bool Symmetric, IReadOnlyDictionary<int, int> ByNeighbours, string Weights, string Out);

    private const int LeastAreas = 2;

    /// <exception cref="InvalidDataException">A file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = AreaFile.Read(command.Areas);
        var names = Neighbourhood.Names(file, command.Weights.Id);
        int[] drawn = [.. Enumerable.Range(0, file.Areas.Count).Where(i => file.Areas[i].Shape is not null)];
        if (drawn.Length < LeastAreas) throw Refusal.Of(file.Path, "Analyse.TooFewAreas", drawn.Length, LeastAreas);
        var (neighbours, islands) = Neighbourhood.Of(file, drawn, command.Weights, stop);
        if (command.RowStandardised) neighbours = neighbours.RowStandardised();
        WeightsFile.Write(command.Out, [.. drawn.Select(i => names[i])], neighbours);

        var counts = Enumerable.Range(0, neighbours.Count).Select(i => neighbours[i].Length).ToArray();
        return new(
            drawn.Length, file.Areas.Count - drawn.Length, neighbours.EdgeCount, counts.Average(), islands.Count, command.Weights.JoinIslands, IsSymmetric(neighbours),
            counts.CountBy(n => n).OrderBy(n => n.Key).ToDictionary(), command.Weights.Rule, command.Out);
    }

    private static bool IsSymmetric(HaiDang.Analysis.Neighbours neighbours)
    {
        for (var i = 0; i < neighbours.Count; i++)
            foreach (var j in neighbours[i])
                if (neighbours[j].BinarySearch(i) < 0) return false;
        return true;
    }
}
