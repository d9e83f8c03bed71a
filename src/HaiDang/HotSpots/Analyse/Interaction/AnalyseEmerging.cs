using HaiDang.Analysis;
using HaiDang.Analysis.Interaction;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>Which places became hot or cold, when, and do they stay so? A cube of cells and steps.</summary>
public static class AnalyseEmerging
{
    public sealed record Command
    {
        public required EventColumns Events { get; init; }

        /// <summary>Side of a square cell.</summary>
        public required double CellMetres { get; init; }

        /// <summary>Days of a step.</summary>
        public required double StepDays { get; init; }

        /// <summary>Cells whose centres are this near are neighbours; null: the eight around.</summary>
        public double? ReachMetres { get; init; }

        /// <summary>How many steps before its own a cell's neighbours reach.</summary>
        public int Back { get; init; } = 1;

        /// <summary>Largest q-value of a hot or cold step, and p-value of a trend.</summary>
        public double Level { get; init; } = 0.05;

        /// <summary>GeoJSON: all cells whose centre lies in it take part; null: those with an event.</summary>
        public string? Within { get; init; }

        /// <summary>Ends in <c>.csv</c>, <c>.json</c> or <c>.geojson</c>; null: nowhere.</summary>
        public string? Out { get; init; }
    }

    /// <summary>X and Y: centre of the cell in the file's own coordinates. LastZ and LastQ: Gi* of the last step. Trend: Mann and Kendall's z of Gi*.</summary>
    public sealed record Cell(double X, double Y, double Events, HotSpotHistory History, int HotSteps, int ColdSteps, double LastZ, double LastQ, double Trend, double TrendP);

    /// <summary>LeftOut: rows without place or time. Before: events before the first whole step. Outside: events outside the region.</summary>
    public sealed record Answer(
        int Events, long LeftOut, int Before, int Outside, int Cells, int Steps, object FirstDay, object LastDay, double CellMetres, double StepDays, double ReachMetres, int Back, double Level,
        IReadOnlyDictionary<string, int> Histories, IReadOnlyList<string> Warnings, string? Out);

    private const int FewSteps = 10;
    private const long MostBins = 50_000_000;

    /// <exception cref="InvalidDataException">A file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = EventFile.Read(command.Events, progress.Rows(command.Events.Path), stop);
        progress?.Report(new Progress(Words.Of<Texts>("Analyse.Emerging.Doing"), 0, null));
        var cube = EventCube.Of(command, file, command.Within is { } path ? file.Region(path) : null);
        var reach = command.ReachMetres ?? 1.5 * command.CellMetres;
        if ((long)cube.X.Length * cube.Steps > MostBins) throw Refusal.Of(command.Events.Path, "Analyse.Emerging.TooMany", cube.X.Length, cube.Steps, MostBins);
        stop.ThrowIfCancellationRequested();
        var places = EmergingHotSpots.Of(cube.Counts, cube.Steps, Neighbours.Within(cube.X, cube.Y, reach), command.Back, command.Level, stop: stop);

        var cells = places.Select((p, i) =>
        {
            var (x, y) = file.Back(cube.X[i], cube.Y[i]);
            return new Cell(x, y, cube.Counts.AsSpan(i * cube.Steps, cube.Steps).ToArray().Sum(), p.History, p.Signs.Count(s => s > 0), p.Signs.Count(s => s < 0), p.Scores[^1], p.Q[^1], p.Trend.Z, p.Trend.PTwoSided);
        }).ToArray();
        var answer = new Answer(
            file.X.Length - cube.Before - cube.Outside, file.Rows - file.X.Length, cube.Before, cube.Outside, cells.Length, cube.Steps, file.When(cube.First), file.When(cube.Last),
            command.CellMetres, command.StepDays, reach, command.Back, command.Level,
            cells.CountBy(c => c.History).OrderBy(c => c.Key).ToDictionary(c => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(c.Key.ToString()), c => c.Value),
            cube.Steps < FewSteps ? [Words.Of<Texts>("Analyse.Emerging.FewSteps", cube.Steps, FewSteps)] : [], command.Out);
        if (command.Out is { } written) EmergingFile.Write(written, file, cube, command.CellMetres, cells, answer);
        return answer;
    }
}
