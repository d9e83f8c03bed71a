using System.Globalization;
using HaiDang.Analysis.Displacement;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Compare;

/// <summary>Did a count change by more than chance, and did what fell turn up next door?</summary>
public static class AnalyseCompare
{
    public sealed record Command
    {
        /// <summary>A CSV file whose every row is compared; null: the two numbers themselves.</summary>
        public string? Input { get; init; }

        /// <summary>A count, or the column of counts.</summary>
        public string? Before { get; init; }
        public string? After { get; init; }

        /// <summary>What the counts are over (days, people): a number or a column; null: the same on both sides.</summary>
        public string? BeforeExposure { get; init; }
        public string? AfterExposure { get; init; }

        /// <summary>The column that names a row; null: its number.</summary>
        public string? Name { get; init; }

        /// <summary>Counts before and after where something was done, in areas like it, and around them; null: not asked.</summary>
        public DisplacementAreas? Areas { get; init; }
        public double Confidence { get; init; } = 0.95;
        public double FalseDiscovery { get; init; } = 0.05;
        public string? Out { get; init; }
    }

    public sealed record Answer
    {
        public required double Confidence { get; init; }

        /// <summary>The comparison of two counts; null for a file, or when it was not asked.</summary>
        public ComparedRow? Counts { get; init; }
        public int? Rows { get; init; }
        public double? FalseDiscovery { get; init; }

        /// <summary>Rows that changed beyond chance under false-discovery control.</summary>
        public int? Rose { get; init; }
        public int? Fell { get; init; }
        public WeightedDisplacementDifference? Displacement { get; init; }
        public WeightedDisplacementQuotient? Quotient { get; init; }
        public RelativeEffect? RelativeEffect { get; init; }
        public string? Out { get; init; }
    }

    private static readonly AnswerTable<ComparedRow> Table = new(
        ("name", r => r.Name), ("before", r => r.Before), ("after", r => r.After), ("beforeExposure", r => r.BeforeExposure),
        ("afterExposure", r => r.AfterExposure), ("ratio", r => r.Ratio), ("lower", r => r.Lower), ("upper", r => r.Upper), ("p", r => r.P), ("q", r => r.Q));

    /// <exception cref="InvalidDataException">The file or a number was refused.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var answer = command.Input is null ? new Answer { Confidence = command.Confidence, Counts = Two(command) } : File(command, progress, stop);
        return command.Areas is not { } areas ? answer : answer with
        {
            Displacement = WeightedDisplacementDifference.Of(areas, command.Confidence),
            Quotient = WeightedDisplacementQuotient.Of(areas),
            RelativeEffect = RelativeEffect.Of(areas.Treated, areas.Control, command.Confidence),
        };
    }

    private static ComparedRow? Two(Command command) => command.Before is null ? null : ComparedRow.Of("",
        new() { Count = Count(command.Before, "--before"), Exposure = Exposure(command.BeforeExposure, "--before-exposure") },
        new() { Count = Count(command.After!, "--after"), Exposure = Exposure(command.AfterExposure, "--after-exposure") }, command.Confidence);

    private static long Count(string text, string option) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw new InvalidDataException(Words.Of<Texts>("Analyse.Compare.NoCount", option, text));

    private static double Exposure(string? text, string option) => text is null ? 1
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exposure) && exposure > 0 && double.IsFinite(exposure) ? exposure
        : throw new InvalidDataException(Words.Of<Texts>("Analyse.Compare.NoExposure", option, text));

    private static Answer File(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        using var file = CsvTable.Open(command.Input!, progress.Rows(command.Input!), stop);
        var (before, after) = (file.Column(command.Before!), file.Column(command.After!));
        var (beforeExposure, afterExposure) = (Optional(command.BeforeExposure), Optional(command.AfterExposure));
        var name = Optional(command.Name);
        var rows = new List<ComparedRow>();
        while (file.Read())
            rows.Add(ComparedRow.Of(
                name is { } named ? file.Text(named) : file.Rows.ToString(CultureInfo.InvariantCulture),
                new() { Count = file.Count(before), Exposure = Over(beforeExposure) }, new() { Count = file.Count(after), Exposure = Over(afterExposure) },
                command.Confidence));
        if (rows.Count == 0) throw file.Wrong("Analyse.NoRows");

        var controlled = ComparedRow.Controlled(rows);
        var answer = new Answer
        {
            Confidence = command.Confidence, Rows = rows.Count, FalseDiscovery = command.FalseDiscovery, Out = command.Out,
            Rose = controlled.Count(r => r.Q <= command.FalseDiscovery && !(r.Ratio < 1)), Fell = controlled.Count(r => r.Q <= command.FalseDiscovery && r.Ratio < 1),
        };
        if (command.Out is { } path) Table.Write(path, controlled, answer);
        return answer;

        int? Optional(string? column) => column is null ? null : file.Column(column);
        double Over(int? column) => column is { } at ? file.Positive(at) : 1;
    }
}
