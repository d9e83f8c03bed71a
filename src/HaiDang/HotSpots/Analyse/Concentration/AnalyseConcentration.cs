using HaiDang.Analysis.Concentration;
using HaiDang.Analysis.Inference;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Concentration;

/// <summary>How few places hold how much, and is that more than chance makes?</summary>
public static class AnalyseConcentration
{
    public sealed record Command
    {
        /// <summary>A CSV file with a row per place.</summary>
        public required string Input { get; init; }
        public required string Value { get; init; }

        /// <summary>What chance shares events out by (people, area); null: all places alike.</summary>
        public string? Base { get; init; }
        public required int Permutations { get; init; }
        public required ulong Seed { get; init; }

        /// <summary>Where the curve goes; null: nowhere.</summary>
        public string? Out { get; init; }
    }

    /// <summary>So many of the busiest places hold that share of the events.</summary>
    public sealed record Holding(double Share, int Places, double PlaceShare);

    public sealed record Answer
    {
        public required int Places { get; init; }
        public required long Events { get; init; }
        public required double Gini { get; init; }
        public required double GiniSmallCount { get; init; }
        public required IReadOnlyList<Holding> Holding { get; init; }

        /// <summary>What chance makes of as many events; null without events.</summary>
        public required ConcentrationByChance? ByChance { get; init; }
        public required int Permutations { get; init; }
        public required ulong Seed { get; init; }
        public string? Out { get; init; }
    }

    private static readonly double[] Shares = [0.25, 0.5, 0.8];

    private static readonly AnswerTable<(int K, double Places, double Events)> Curve = new(
        ("places", r => r.K), ("placeShare", r => r.Places), ("eventShare", r => r.Events));

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var (counts, bases) = Read(command, progress, stop);
        var lorenz = Lorenz.Of(counts);
        var answer = new Answer
        {
            Places = lorenz.Count, Events = lorenz.Total, Gini = lorenz.Gini, GiniSmallCount = lorenz.GiniSmallCount,
            Holding = [.. Shares.Select(s => new Holding(s, lorenz.PlacesHolding(s), (double)lorenz.PlacesHolding(s) / lorenz.Count))],
            ByChance = lorenz.Total == 0 ? null : ConcentrationByChance.Of(lorenz, bases, new Permutations
            {
                Count = command.Permutations, Seed = command.Seed, Stop = stop,
                Progress = progress.Shares(Words.Of<Texts>("Analyse.Concentration.Doing")),
            }),
            Permutations = command.Permutations, Seed = command.Seed, Out = command.Out,
        };
        if (command.Out is { } path)
            Curve.Write(path, [.. Enumerable.Range(0, lorenz.Count + 1).Select(k => (k, lorenz[k].Places, lorenz[k].Events))], answer);
        return answer;
    }

    private static (long[] Counts, double[] Bases) Read(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        using var file = CsvTable.Open(command.Input, progress.Rows(command.Input), stop);
        var value = file.Column(command.Value);
        int? per = command.Base is null ? null : file.Column(command.Base);
        var (counts, bases) = (new List<long>(), new List<double>());
        while (file.Read())
        {
            counts.Add(file.Count(value));
            if (per is { } at) bases.Add(file.Positive(at));
        }
        return counts.Count > 0 ? ([.. counts], [.. bases]) : throw file.Wrong("Analyse.NoRows");
    }
}
