using HaiDang.Analysis.Prediction;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Prediction;

/// <summary>How much of what came did the places hold that a ranking had named?</summary>
public static class AnalysePrediction
{
    public sealed record Command
    {
        /// <summary>A CSV file with a row per place or cell.</summary>
        public required string Input { get; init; }

        /// <summary>The ranking: the higher, the sooner a place is named.</summary>
        public required string Score { get; init; }

        /// <summary>What came.</summary>
        public required string Actual { get; init; }

        /// <summary>What was there before, for the recapture rate; null: not asked.</summary>
        public string? Before { get; init; }

        /// <summary>Area of a place; null: all alike.</summary>
        public string? Area { get; init; }

        /// <summary>Shares of the area that may be named, each in (0, 1].</summary>
        public required IReadOnlyList<double> Shares { get; init; }
        public string? Out { get; init; }
    }

    public sealed record Answer(int Places, long Events, IReadOnlyList<PredictionScore> Scores, string? Out);

    private static readonly AnswerTable<PredictionScore> Table = new(
        ("areaShare", s => s.AreaShare), ("named", s => s.Named), ("hits", s => s.Hits), ("hitRate", s => s.HitRate), ("hitRateLower", s => s.HitRateLower),
        ("hitRateUpper", s => s.HitRateUpper), ("pai", s => s.AccuracyIndex), ("pei", s => s.EfficiencyIndex), ("rri", s => s.RecaptureRateIndex));

    /// <exception cref="InvalidDataException">The file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var places = Read(command, progress, stop);
        var answer = new Answer(places.Count, places.Sum(p => p.Events), [.. command.Shares.Select(share => PredictionScore.Of(places, share))], command.Out);
        if (command.Out is { } path) Table.Write(path, answer.Scores, answer);
        return answer;
    }

    private static List<ScoredPlace> Read(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        using var file = CsvTable.Open(command.Input, progress.Rows(command.Input), stop);
        var (score, actual) = (file.Column(command.Score), file.Column(command.Actual));
        int? before = command.Before is null ? null : file.Column(command.Before);
        int? area = command.Area is null ? null : file.Column(command.Area);
        var places = new List<ScoredPlace>();
        while (file.Read())
            places.Add(new()
            {
                Score = file.Number(score) ?? throw file.Wrong(score, "Analyse.NoNumber", file.Text(score)), Events = file.Count(actual),
                EventsBefore = before is { } then ? file.Count(then) : null, Area = area is { } size ? file.Positive(size) : 1,
            });
        return places.Count > 0 ? places : throw file.Wrong("Analyse.NoRows");
    }
}
