using HaiDang.Analysis;
using HaiDang.Analysis.Autocorrelation;
using HaiDang.Analysis.Inference;
using HaiDang.HotSpots.Analyse.Weights;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Local;

/// <summary>Which areas of a file lie among others like them, or unlike them, beyond chance? A file in, a file out.</summary>
public static class AnalyseLocal
{
    public sealed record Command
    {
        /// <summary>GeoJSON of areas, in WGS 84 or in metres.</summary>
        public required string Areas { get; init; }
        public required string Value { get; init; }

        /// <summary>What the value is divided by (people, births); null: the value as it is.</summary>
        public string? Base { get; init; }

        /// <summary>Rates are set against what so few of their base make them swing (empirical Bayes). Needs a base.</summary>
        public bool StandardisedRates { get; init; }

        /// <summary>What the neighbours are looked at for, if not the same (bivariate). Only with local Moran.</summary>
        public string? Other { get; init; }
        public required LocalStatistic Statistic { get; init; }
        public required WeightsOptions Weights { get; init; }
        public required int Permutations { get; init; }
        public required ulong Seed { get; init; }

        public Correction Correction { get; init; }

        /// <summary>Largest adjusted p-value that still makes a cluster, in (0, 1).</summary>
        public double FalseDiscovery { get; init; } = 0.05;

        /// <summary>Ends in <c>.geojson</c>, <c>.csv</c> or <c>.json</c>.</summary>
        public required string Out { get; init; }
    }

    /// <summary>The statistic's sister for the whole map: Moran's I, Geary's c, or G.</summary>
    public sealed record WholeMap(double Value, double Expected, double Variance, double Z, double P);

    public sealed record Answer
    {
        public required LocalStatistic Statistic { get; init; }
        public required string Value { get; init; }
        public required string? Base { get; init; }
        public required bool StandardisedRates { get; init; }
        public required string? Other { get; init; }
        public required int Areas { get; init; }

        /// <summary>Areas that were compared.</summary>
        public required int N { get; init; }

        /// <summary>How many were not, by reason.</summary>
        public required IReadOnlyDictionary<string, int> CannotTell { get; init; }
        public required string Weights { get; init; }
        public required double MeanNeighbours { get; init; }

        /// <summary>Areas that had no neighbour of their own, and how many nearest ones each was joined to.</summary>
        public required int Islands { get; init; }
        public required int IslandsJoinedTo { get; init; }
        public required int MendedOutlines { get; init; }
        public required int Permutations { get; init; }
        public required ulong Seed { get; init; }
        public required Correction Correction { get; init; }
        public required double FalseDiscovery { get; init; }

        /// <summary>Null where it cannot be told.</summary>
        public required WholeMap? Global { get; init; }

        /// <summary>How many areas are in which cluster.</summary>
        public required IReadOnlyDictionary<string, int> Clusters { get; init; }
        public required string Out { get; init; }
    }

    private const int LeastAreas = 3;

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = AreaFile.Read(command.Areas);
        var rows = LocalRow.Of(file, command.Value, command.Base, command.Other);
        var told = Enumerable.Range(0, rows.Length).Where(i => rows[i].Why is null).ToArray();
        if (told.Length < LeastAreas) throw Refusal.Of(file.Path, "Analyse.TooFewAreas", told.Length, LeastAreas);
        if (command.StandardisedRates) LocalRow.Standardise(file, rows, told, command.Value);

        var (neighbours, islands) = Neighbourhood.Of(file, told, command.Weights, stop);
        var doing = Words.Of<Texts>("Analyse.Local.Doing");
        var other = command.Other is null ? null : Array.ConvertAll(told, i => rows[i].Other!.Value);
        var scores = new LocalScores(command.Statistic, Array.ConvertAll(told, i => rows[i].Value!.Value), other, neighbours, command.Correction, new Permutations
        {
            Count = command.Permutations, Seed = command.Seed, Stop = stop,
            Progress = progress.Shares(doing),
        });
        for (var i = 0; i < told.Length; i++)
            rows[told[i]] = scores.Tell(i, rows[told[i]] with { Neighbours = neighbours[i].Length, WasIsland = islands.Contains(i) }, command.FalseDiscovery);

        var answer = Said(command, file, rows, neighbours, islands.Count, scores.WholeMap);
        LocalFile.Write(command.Out, file, rows, answer);
        return answer;
    }

    private static Answer Said(Command command, AreaFile file, LocalRow[] rows, Neighbours neighbours, int islands, GlobalResult? map) => new()
    {
        Statistic = command.Statistic, Value = command.Value, Base = command.Base, StandardisedRates = command.StandardisedRates, Other = command.Other, Areas = rows.Length,
        N = rows.Count(r => r.Why is null),
        CannotTell = rows.Where(r => r.Why is not null).CountBy(r => r.Why!).ToDictionary(),
        Weights = command.Weights.Rule, MeanNeighbours = neighbours.EdgeCount / (double)neighbours.Count,
        Islands = islands, IslandsJoinedTo = command.Weights.JoinIslands, MendedOutlines = file.Mended,
        Permutations = command.Permutations, Seed = command.Seed, Correction = command.Correction, FalseDiscovery = command.FalseDiscovery,
        Global = map is { Value: var value, Randomisation: var r } && double.IsFinite(value + r.Variance)
            ? new WholeMap(value, r.Expected, r.Variance, r.Z, r.PTwoSided) : null,
        Clusters = rows.CountBy(r => r.Cluster).OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary(), Out = command.Out,
    };
}
