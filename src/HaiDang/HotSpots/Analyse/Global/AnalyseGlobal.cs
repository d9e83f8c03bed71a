using HaiDang.Analysis.Autocorrelation;
using HaiDang.Analysis.Inference;
using HaiDang.HotSpots.Analyse.Local;
using HaiDang.HotSpots.Analyse.Weights;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Global;

/// <summary>What is asked of the whole map?</summary>
public enum GlobalStatistic
{
    /// <summary>Moran's I: are neighbours alike?</summary>
    Moran,

    /// <summary>Geary's c: how far apart are neighbours?</summary>
    Geary,

    /// <summary>General G: do high values lie together, or low ones?</summary>
    G,

    /// <summary>Join counts: do areas of one kind lie together?</summary>
    Join,
}

/// <summary>Could a map look like this by chance? One answer for all areas of a file.</summary>
public static class AnalyseGlobal
{
    public sealed record Command
    {
        /// <summary>GeoJSON of areas, in WGS 84 or in metres.</summary>
        public required string Areas { get; init; }

        /// <summary>A number; for join counts, any text.</summary>
        public required string Value { get; init; }

        /// <summary>What the value is divided by (people, births); null: the value as it is.</summary>
        public string? Base { get; init; }

        /// <summary>Rates are set against what so few of their base make them swing (empirical Bayes). Needs a base.</summary>
        public bool StandardisedRates { get; init; }
        public required GlobalStatistic Statistic { get; init; }
        public required WeightsOptions Weights { get; init; }
        public required int Permutations { get; init; }
        public required ulong Seed { get; init; }
    }

    /// <summary>
    /// One number with what chance makes of it. P is of the normal curve, two-sided; PPermuted of the permutations, two-sided; PNormality two-sided where values are
    /// independent draws from one normal distribution (Moran, Geary). First and Second: the kinds of a join count.
    /// </summary>
    public sealed record Finding(
        string? First, string? Second, double Value, double Expected, double Variance, double Z, double P, double PPermuted, double PPermutedGreater, double? PNormality);

    /// <summary>CannotTell: how many areas were not compared, by reason.</summary>
    public sealed record Answer(
        GlobalStatistic Statistic, string Value, string? Base, bool StandardisedRates, int Areas, int N, IReadOnlyDictionary<string, int> CannotTell, string Weights, double MeanNeighbours,
        int Islands, int IslandsJoinedTo, int MendedOutlines, int Permutations, ulong Seed, IReadOnlyList<Finding> Findings);

    private const int LeastAreas = 4;

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = AreaFile.Read(command.Areas);
        var isJoin = command.Statistic == GlobalStatistic.Join;
        var rows = isJoin ? [] : LocalRow.Of(file, command.Value, command.Base, null);
        var kinds = isJoin ? Kinds(file, command.Value) : [];
        var why = isJoin ? Array.ConvertAll(kinds, k => k is null ? "no value" : null) : Array.ConvertAll(rows, r => r.Why);
        for (var i = 0; i < why.Length; i++)
            if (file.Areas[i].Shape is null) why[i] = "no shape";
        var told = Enumerable.Range(0, why.Length).Where(i => why[i] is null).ToArray();
        if (told.Length < LeastAreas) throw Refusal.Of(file.Path, "Analyse.TooFewAreas", told.Length, LeastAreas);
        if (command.StandardisedRates) LocalRow.Standardise(file, rows, told, command.Value);

        var (neighbours, islands) = Neighbourhood.Of(file, told, command.Weights, stop);
        var doing = Words.Of<Texts>("Analyse.Local.Doing");
        var plan = new Permutations
        {
            Count = command.Permutations, Seed = command.Seed, Stop = stop,
            Progress = progress.Shares(doing),
        };
        var findings = isJoin ? Joins(file, Array.ConvertAll(told, i => kinds[i]!), neighbours, plan)
            : [Number(file, command.Statistic, Array.ConvertAll(told, i => rows[i].Value!.Value), neighbours, plan)];
        return new(
            command.Statistic, command.Value, command.Base, command.StandardisedRates, file.Areas.Count, told.Length,
            why.OfType<string>().CountBy(w => w).ToDictionary(), command.Weights.Rule, neighbours.EdgeCount / (double)neighbours.Count, islands.Count, command.Weights.JoinIslands,
            file.Mended, command.Permutations, command.Seed, findings);
    }

    private static Finding Number(AreaFile file, GlobalStatistic statistic, double[] values, HaiDang.Analysis.Neighbours neighbours, Permutations plan)
    {
        if (statistic == GlobalStatistic.G && values.Any(v => v < 0)) throw Refusal.Of(file.Path, "Analyse.Global.BelowZero");
        var answer = statistic switch
        {
            GlobalStatistic.Moran => Moran.Test(values, neighbours.RowStandardised(), plan),
            GlobalStatistic.Geary => Geary.Test(values, neighbours.RowStandardised(), plan),
            _ => GeneralG.Test(values, neighbours, plan),
        };
        var by = answer.Randomisation;
        return new(null, null, answer.Value, by.Expected, by.Variance, by.Z, by.PTwoSided,
            answer.Permutation?.PTwoSided ?? double.NaN, answer.Permutation?.PGreater ?? double.NaN, answer.Normality?.PTwoSided);
    }

    private static Finding[] Joins(AreaFile file, string[] kinds, HaiDang.Analysis.Neighbours neighbours, Permutations plan)
    {
        const int most = 50;
        var names = kinds.Distinct().Order(StringComparer.Ordinal).ToArray();
        if (names.Length > most) throw Refusal.Of(file.Path, "Analyse.Global.TooManyKinds", names.Length, most);
        var counts = JoinCounts.Test(Array.ConvertAll(kinds, k => Array.BinarySearch(names, k, StringComparer.Ordinal)), neighbours, plan);
        return [.. counts.Select(c => new Finding(
            names[c.First], names[c.Second], c.Count, c.ByChance.Expected, c.ByChance.Variance, c.ByChance.Z, c.ByChance.PTwoSided,
            c.Permutation!.Value.PTwoSided, c.Permutation.Value.PGreater, null))];
    }

    private static string?[] Kinds(AreaFile file, string column)
    {
        string?[] kinds = [.. file.Areas.Select(a => AreaColumn.Find(a, column)?.ToString() is { Length: > 0 } text ? text : null)];
        return kinds.Any(k => k is not null) ? kinds : throw Refusal.Of(file.Path, "Analyse.NoColumn", column, string.Join(", ", AreaColumn.Names(file)));
    }
}
