using HaiDang.Analysis.Density;
using HaiDang.HotSpots.Analyse.Density;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.Places;
namespace HaiDang.HotSpots.Runs.Methods;

/// <summary>Where are these incidents denser than others make one expect? The ratio of two densities, cell by cell, with one test for the whole map.</summary>
internal sealed class RiskRun : RunMethod
{
    private const string Against = "against", CellSide = "cell", Reach = "bandwidth", Permuted = "permutations";
    private const int FewestPoints = 20;

    /// <summary>A piece of ground with fewer cases, observed and expected, makes no claim.</summary>
    private const double FewCases = 5;

    private const double MostCells = 500_000, MostWork = 5e9;

    /// <summary>The table names at most so many pieces, the strongest first; those without a single incident, seen or expected, not at all.</summary>
    private const int MostRows = 200;

    public override string Key => "risk";

    public override IReadOnlyList<RunSetting> Settings { get; } =
    [
        RunSetting.Choice(Against, first: true, "kinds", "before"),
        RunSetting.Number(Reach, 0, 0, 50_000, first: true),
        RunSetting.Number(CellSide, 1_000, 100, 20_000, first: true),
        RunSetting.Count(Permuted, 999, 99, 9_999),
        RunSetting.Count(RunSetting.Seed, 20_240_307, 0, long.MaxValue / 2),
    ];

    public override RunControls Controls(RunSettings settings) => settings.Word(Against) is "kinds" ? RunControls.OtherKinds : RunControls.PeriodBefore;

    public override Said? Refuse(RunData data, RunSettings settings)
    {
        if (settings.Word(Against) is "kinds" && data.Filter.Kinds.Count == 0) return new("Refuse.NoKinds");
        var points = data.Events.Count(e => e.HasPoint);
        if (points < FewestPoints) return new("Refuse.FewExact", Cell.Count(points), Cell.Count(FewestPoints));
        if (data.Controls.Length < FewestPoints) return new("Refuse.FewControls", Cell.Count(data.Controls.Length), Cell.Count(FewestPoints));
        if (data.Land.IsEmpty) return new("Refuse.NoOutline");
        var cells = Cells(data, settings);
        return cells > MostCells || cells * settings.Whole(Permuted) > MostWork ? new("Refuse.Surface", Cell.Count((long)cells), Cell.Count(settings.Whole(Permuted))) : null;
    }

    public override double Seconds(RunData data, RunSettings settings) =>
        0.1 + settings.Whole(Permuted) * (Cells(data, settings) * 200e-9 + (data.Total + data.Controls.Length) * 100e-9);

    public override RunAnswer Run(RunData data, RunSettings settings, Action<double> progress, CancellationToken stop)
    {
        var (caseX, caseY) = data.InPlane([.. data.Events.Where(e => e.HasPoint).Select(e => (e.Lon, e.Lat))]);
        var (controlX, controlY) = data.InPlane(data.Controls);
        var side = settings.Number(CellSide);
        var reach = settings.Number(Reach) is > 0 and var given ? given : Bandwidth.Silverman([.. caseX, .. controlX], [.. caseY, .. controlY]).Both;
        if (!(reach > 0)) throw new RunRefusedException(new("Refuse.OnePoint"));
        var grid = Grid.Covering(data.Land.EnvelopeInternal, side);
        RiskSurface surface;
        try
        {
            surface = RelativeRisk.Estimate(
                caseX, caseY, controlX, controlY, grid, new() { Kernel = Kernel.Gaussian, BandwidthMetres = reach, Window = data.Land },
                new() { Count = settings.Whole(Permuted), Seed = (ulong)settings.Seed, Progress = share => progress(0.98 * share), Stop = stop }, stop);
        }
        catch (ArgumentException broken)
        {
            throw new RunRefusedException(new("Refuse.Engine", Cell.Text(broken.Message)));
        }
        if (surface.LogRatio.All(double.IsNaN)) throw new RunRefusedException(new("Refuse.Thin"));

        var overall = surface.Overall!.Value.PGreater;
        var (cases, controls) = (PerCell(grid, caseX, caseY), PerCell(grid, controlX, controlY));
        var pieces = Pieces(surface).Select(p => Piece.Of(p, surface, cases, controls, data, overall)).Where(p => Math.Max(p.Count, p.Expected) >= 1).OrderBy(p => p.Rank).ThenByDescending(p => Math.Abs(surface.LogRatio[p.Peak])).ThenBy(p => p.Peak).Take(MostRows).ToArray();
        var sure = pieces.Where(p => p.Verdict is "raised" or "lowered").ToArray();
        var told = surface.LogRatio.Count(double.IsFinite);
        return new()
        {
            Asked = [new($"Risk.Asked.{settings.Word(Against)}", Cell.Count(surface.Cases), Cell.Count(data.Days), Cell.Count(surface.Controls), Cell.Day(data.ControlPeriod!.Value.From), Cell.Day(data.ControlPeriod.Value.To))],
            Found = overall > Level ? [] : [new("Risk.Overall", Cell.P(overall)), .. sure.Take(1).Where(p => p.Verdict is "raised").Select(p => Said("Risk.First", p, surface, grid)), .. Counted(sure)],
            NotFound = overall > Level ? [new("Risk.None", Cell.P(overall))] : [new("Risk.Rest", Cell.Number(told - sure.Sum(p => p.Cells.Length)), Cell.Count(told))],
            Mind =
            [
                Used(data, surface.Cases), new("Risk.Outside", Cell.Count(surface.Outside), Cell.Count(grid.Count - told)), new("Risk.Mind"), new($"Risk.Mind.{settings.Word(Against)}"),
                new("Risk.Method", Cell.Number(Math.Round(reach)), Cell.Word(settings.Number(Reach) > 0 ? "bandwidth.given" : "bandwidth.silverman"), Cell.Number(side), Cell.Number(FewCases)),
                new("Method.Replications", Cell.Count(settings.Whole(Permuted)), Cell.Text(settings.Word(RunSetting.Seed))),
            ],
            Cells = [.. pieces.SelectMany((p, row) => p.Verdict is "raised" or "lowered" ? p.Cells.Select(c => new RunShape(Paint(surface.PHigher[c]), row, data.Square(grid.OriginX + c % grid.Columns * side, grid.OriginY + c / grid.Columns * side, side))) : [])],
            Legend =
            [
                new("hot-3", new("Key.Raised", Cell.P(0.001))), new("hot-2", new("Key.Raised", Cell.P(0.01))), new("hot-1", new("Key.Raised", Cell.P(AnalyseRisk.Tolerance))),
                new("cold-2", new("Key.Lowered", Cell.P(AnalyseRisk.Tolerance))), new("none", new("Key.Plain")),
            ],
            Table = new(
                [
                    new("rank", CellKind.Count), new("nearest", CellKind.Text), new("verdict", CellKind.Word), new("area", CellKind.Number), new("count", CellKind.Count), new("expected", CellKind.Number),
                    new("peak", CellKind.Ratio), new("p", CellKind.P), new("lon", CellKind.Text), new("lat", CellKind.Text),
                ],
                [.. pieces.Select((p, row) => new RunRow(
                    p.Nearest.Id, Cell.Of(row + 1), p.Nearest.Name, p.Verdict, Cell.Of(p.Cells.Length * grid.CellArea / 1e6), Cell.Of(p.Count), Cell.Of(p.Expected),
                    Cell.Of(Math.Exp(surface.LogRatio[p.Peak])), Cell.Of(OneSided(surface.PHigher[p.Peak], settings.Whole(Permuted))), Cell.Of(Math.Round(p.Lon, 5)), Cell.Of(Math.Round(p.Lat, 5))))]),
        };
    }

    /// <summary>Ground in one piece on which the ratio is raised, or lowered, each cell by itself.</summary>
    private sealed record Piece(int[] Cells, int Peak, string Verdict, Place Nearest, double Lon, double Lat, long Count, double Expected)
    {
        public int Rank => Verdict switch { "raised" => 0, "lowered" => 1, "few" => 2, _ => 3 };

        public static Piece Of(int[] cells, RiskSurface surface, long[] cases, long[] controls, RunData data, double overall)
        {
            var grid = surface.Grid;
            var peak = cells.MaxBy(c => Math.Abs(surface.LogRatio[c]));
            var (count, expected) = (cells.Sum(c => cases[c]), cells.Sum(c => controls[c]) * (double)surface.Cases / surface.Controls);
            var (lon, lat) = data.Ground.Plane.ToDegrees(grid.X(peak % grid.Columns), grid.Y(peak / grid.Columns));
            var verdict = overall > Level ? "chance" : Math.Max(count, expected) < FewCases ? "few" : surface.LogRatio[peak] > 0 ? "raised" : "lowered";
            return new(cells, peak, verdict, data.Nearest(lon, lat), lon, lat, count, expected);
        }
    }

    /// <summary>Cells beyond chance that touch by a side and lean the same way.</summary>
    private static List<int[]> Pieces(RiskSurface surface)
    {
        var (columns, seen, pieces) = (surface.Grid.Columns, new bool[surface.LogRatio.Length], new List<int[]>());
        for (var first = 0; first < seen.Length; first++)
        {
            if (seen[first] || Lean(first) == 0) continue;
            var (piece, lean) = (new List<int> { first }, Lean(first));
            seen[first] = true;
            for (var next = 0; next < piece.Count; next++)
                foreach (var other in Beside(piece[next]))
                    if (!seen[other] && Lean(other) == lean)
                    {
                        seen[other] = true;
                        piece.Add(other);
                    }
            pieces.Add([.. piece.Order()]);
        }
        return pieces;

        int Lean(int cell) => surface.PHigher[cell] <= AnalyseRisk.Tolerance ? 1 : surface.PHigher[cell] >= 1 - AnalyseRisk.Tolerance ? -1 : 0;

        IEnumerable<int> Beside(int cell)
        {
            if (cell % columns > 0) yield return cell - 1;
            if (cell % columns < columns - 1) yield return cell + 1;
            if (cell >= columns) yield return cell - columns;
            if (cell + columns < seen.Length) yield return cell + columns;
        }
    }

    private static long[] PerCell(Grid grid, double[] x, double[] y)
    {
        var counts = new long[grid.Count];
        for (var i = 0; i < x.Length; i++)
            if (grid.Holds(x[i], y[i]))
                counts[Math.Min((int)((y[i] - grid.OriginY) / grid.CellMetres), grid.Rows - 1) * grid.Columns + Math.Min((int)((x[i] - grid.OriginX) / grid.CellMetres), grid.Columns - 1)]++;
        return counts;
    }

    private static Said Said(string key, Piece piece, RiskSurface surface, Grid grid) => new(
        key, Cell.Text(piece.Nearest.Name), Cell.Number(piece.Cells.Length * grid.CellArea / 1e6), Cell.Count(piece.Count), Cell.Number(piece.Expected), Cell.Ratio(Math.Exp(surface.LogRatio[piece.Peak])));

    private static IEnumerable<Said> Counted(Piece[] sure)
    {
        if (sure.Count(p => p.Verdict is "raised") is > 0 and var raised) yield return new("Risk.Raised", Cell.Count(raised));
        if (sure.Count(p => p.Verdict is "lowered") is > 0 and var lowered) yield return new("Risk.Lowered", Cell.Count(lowered));
    }

    private static double Cells(RunData data, RunSettings settings)
    {
        var (box, side) = (data.Land.EnvelopeInternal, settings.Number(CellSide));
        return Math.Ceiling(box.Width / side + 1) * Math.Ceiling(box.Height / side + 1);
    }

    /// <summary>The p-value of the side to which it leans; among permutations the map itself counts, so that it is never 0.</summary>
    private static double OneSided(double higher, int permutations) => Math.Min(higher, 1 - higher + 1.0 / (permutations + 1));

    private static string Paint(double higher) => higher > 0.5 ? "cold-2" : $"hot-{(higher <= 0.001 ? 3 : higher <= 0.01 ? 2 : 1)}";
}
