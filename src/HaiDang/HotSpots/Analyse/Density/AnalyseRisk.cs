using HaiDang.Analysis.Density;
using HaiDang.Analysis.Inference;
using HaiDang.HotSpots.Analyse.Interaction;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>Where are cases denser than controls make one expect? Two sets of points in, a surface with its tolerance out.</summary>
public static class AnalyseRisk
{
    public sealed record Command
    {
        public required EventColumns Points { get; init; }

        /// <summary>Column that tells cases from controls.</summary>
        public required string Kind { get; init; }

        /// <summary>What it says of a case; every other row is a control.</summary>
        public required string Case { get; init; }
        public required double CellMetres { get; init; }
        public required double BandwidthMetres { get; init; }
        public BandwidthBy BandwidthBy { get; init; }

        /// <summary>GeoJSON of the study region; null: no limit.</summary>
        public string? Within { get; init; }

        /// <summary>How often to deal out anew who is a case; 0: by the normal approximation.</summary>
        public required int Replications { get; init; }
        public required ulong Seed { get; init; }

        /// <summary>Ends in <c>.csv</c>, <c>.geojson</c> (ground with a raised or lowered ratio) or <c>.json</c>; null: nowhere.</summary>
        public string? Out { get; init; }
    }

    /// <summary>One cell: X and Y in the file's own coordinates; PHigher one-sided for a ratio this high.</summary>
    public sealed record Cell(double X, double Y, double LogRatio, double Ratio, double PHigher);

    /// <summary>Ground on which the ratio is raised (lowered) at a one-sided p of at most 0.025, each cell by itself. P: one test for the whole map; null without permutations.</summary>
    public sealed record Answer(
        int Cases, int Controls, long LeftOut, int Outside, double BandwidthMetres, BandwidthBy BandwidthBy, int Cells, double RaisedSquareKilometres, double LoweredSquareKilometres, double HighestRatio,
        double HighestX, double HighestY, int Replications, ulong Seed, double? P, string? Out);

    internal const double Tolerance = 0.025;

    private static readonly AnswerTable<Cell> Table = new(("x", c => c.X), ("y", c => c.Y), ("log_ratio", c => c.LogRatio), ("ratio", c => c.Ratio), ("p_higher", c => c.PHigher));

    /// <exception cref="InvalidDataException">A file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = EventFile.Read(command.Points, progress.Rows(command.Points.Path), stop);
        var kinds = Kinds(command, file, stop);
        var (cases, controls) = (Of(file, kinds, isCase: true), Of(file, kinds, isCase: false));
        if (cases.X.Length == 0 || controls.X.Length == 0) throw Refusal.Of(command.Points.Path, "Analyse.Risk.OneKind", command.Kind, command.Case, cases.X.Length, controls.X.Length);
        var window = command.Within is { } path ? file.Region(path) : null;
        if (command.BandwidthBy != BandwidthBy.Given)
            command = command with { BandwidthMetres = BandwidthChoice.Of(command.BandwidthBy, file.X, file.Y, window, Kernel.Gaussian, command.Points.Path, stop) };
        var surface = Surface(command, file, cases, controls, window, progress, stop);
        var answer = Said(command, file, surface);
        if (command.Out is { } written) Write(written, file, surface, answer);
        return answer;
    }

    private static RiskSurface Surface(
        Command command, EventFile file, (double[] X, double[] Y) cases, (double[] X, double[] Y) controls, Geometry? window, IProgress<Progress>? progress, CancellationToken stop)
    {
        var box = window?.EnvelopeInternal ?? new Envelope(file.X.Min(), file.X.Max(), file.Y.Min(), file.Y.Max());
        var doing = Words.Of<Texts>("Analyse.Risk.Doing");
        var plan = command.Replications == 0 ? null : new Permutations
        {
            Count = command.Replications, Seed = command.Seed, Stop = stop, Progress = progress.Shares(doing),
        };
        try
        {
            var settings = new DensitySettings { Kernel = Kernel.Gaussian, BandwidthMetres = command.BandwidthMetres, Window = window };
            return RelativeRisk.Estimate(cases.X, cases.Y, controls.X, controls.Y, Grid.Covering(box, command.CellMetres), settings, plan, stop);
        }
        catch (ArgumentException broken)
        {
            throw Refusal.Of(command.Points.Path, "Analyse.Risk.Cannot", broken.Message);
        }
    }

    private static bool[] Kinds(Command command, EventFile file, CancellationToken stop)
    {
        using var table = CsvTable.Open(command.Points.Path, null, stop);
        var (kindAt, kinds, next) = (table.Column(command.Kind), new bool[file.Lines.Length], 0);
        while (table.Read() && next < kinds.Length)
            if (file.Lines[next] == table.Rows + 1) kinds[next++] = table.Text(kindAt) == command.Case;
        return kinds;
    }

    private static (double[] X, double[] Y) Of(EventFile file, bool[] kinds, bool isCase) =>
        ([.. file.X.Where((_, i) => kinds[i] == isCase)], [.. file.Y.Where((_, i) => kinds[i] == isCase)]);

    private static Answer Said(Command command, EventFile file, RiskSurface surface)
    {
        var told = Enumerable.Range(0, surface.LogRatio.Length).Where(i => double.IsFinite(surface.LogRatio[i])).ToArray();
        if (told.Length == 0) throw Refusal.Of(command.Points.Path, "Analyse.Risk.Thin");
        var highest = told.MaxBy(i => surface.LogRatio[i]);
        var (x, y) = file.Back(surface.Grid.X(highest % surface.Grid.Columns), surface.Grid.Y(highest / surface.Grid.Columns));
        var perCell = surface.Grid.CellArea / 1e6;
        return new(
            surface.Cases, surface.Controls, file.Rows - file.X.Length, surface.Outside, command.BandwidthMetres, command.BandwidthBy, told.Length,
            told.Count(i => surface.PHigher[i] <= Tolerance) * perCell, told.Count(i => surface.PHigher[i] >= 1 - Tolerance) * perCell, Math.Exp(surface.LogRatio[highest]), x, y,
            command.Replications, command.Seed, surface.Overall?.PGreater, command.Out);
    }

    private static void Write(string path, EventFile file, RiskSurface surface, Answer answer)
    {
        if (OutFile.Kind(path) == "geojson")
        {
            RiskFile.Write(path, file, surface, answer);
            return;
        }
        Table.Write(path, [.. Enumerable.Range(0, surface.LogRatio.Length).Where(i => double.IsFinite(surface.LogRatio[i])).Select(i =>
        {
            var (x, y) = file.Back(surface.Grid.X(i % surface.Grid.Columns), surface.Grid.Y(i / surface.Grid.Columns));
            return new Cell(x, y, surface.LogRatio[i], Math.Exp(surface.LogRatio[i]), surface.PHigher[i]);
        })], answer);
    }
}
