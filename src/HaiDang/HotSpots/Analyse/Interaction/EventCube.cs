using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>How many events came in each square cell in each step?</summary>
/// <param name="X">Centres of the cells, metres.</param>
/// <param name="Y">Centres of the cells, metres.</param>
/// <param name="Counts">[cell · steps + step].</param>
/// <param name="Steps">Whole steps up to the last event's day.</param>
/// <param name="First">First day of the first step.</param>
/// <param name="Last">Last day of the last.</param>
/// <param name="Before">Events before the first whole step.</param>
/// <param name="Outside">Events outside the region.</param>
internal sealed record EventCube(double[] X, double[] Y, double[] Counts, int Steps, double First, double Last, int Before, int Outside)
{
    private const long MostCells = 10_000_000;

    /// <param name="command">How large cells and steps are.</param>
    /// <param name="file">The events.</param>
    /// <param name="region">All cells whose centre lies in it take part; null: those with an event.</param>
    /// <exception cref="InvalidDataException">There is no whole step twice over, or there are too many cells.</exception>
    public static EventCube Of(AnalyseEmerging.Command command, EventFile file, Geometry? region)
    {
        // Steps end with the day of the last event, so that the latest one, which matters most, is whole.
        var end = Math.Floor(file.Days.Max()) + 1;
        var steps = (int)Math.Min(int.MaxValue, Math.Floor((end - Math.Floor(file.Days.Min())) / command.StepDays));
        if (steps < 2) throw Refusal.Of(command.Events.Path, "Analyse.Emerging.NoSteps", command.StepDays, end - Math.Floor(file.Days.Min()));
        var start = end - steps * command.StepDays;
        var inside = region is null ? null : new AreaIndex([region]);
        var cells = region is null ? [] : Cells(command, region.EnvelopeInternal, inside!);
        var (bins, before, outside) = (new Dictionary<(int Cell, int Step), int>(), 0, 0);
        for (var i = 0; i < file.X.Length; i++)
        {
            var key = ((long)Math.Floor(file.X[i] / command.CellMetres), (long)Math.Floor(file.Y[i] / command.CellMetres));
            if (file.Days[i] < start) before++;
            else if (region is not null && !cells.ContainsKey(key)) outside++;
            else
            {
                if (!cells.TryGetValue(key, out var cell)) cells[key] = cell = cells.Count;
                var bin = (cell, Math.Min(steps - 1, (int)((file.Days[i] - start) / command.StepDays)));
                bins[bin] = bins.GetValueOrDefault(bin) + 1;
            }
        }
        if (cells.Count < 2) throw Refusal.Of(command.Events.Path, "Analyse.Emerging.NoCells", cells.Count);
        if ((long)cells.Count * steps > int.MaxValue / 4) throw Refusal.Of(command.Events.Path, "Analyse.Emerging.TooMany", cells.Count, steps, int.MaxValue / 4);
        var counts = new double[cells.Count * steps];
        foreach (var (bin, count) in bins) counts[bin.Cell * steps + bin.Step] = count;
        var (x, y) = (new double[cells.Count], new double[cells.Count]);
        foreach (var ((column, row), cell) in cells) (x[cell], y[cell]) = ((column + 0.5) * command.CellMetres, (row + 0.5) * command.CellMetres);
        return new(x, y, counts, steps, start, end - 1, before, outside);
    }

    private static Dictionary<(long, long), int> Cells(AnalyseEmerging.Command command, Envelope box, AreaIndex inside)
    {
        var cells = new Dictionary<(long, long), int>();
        var size = command.CellMetres;
        if (!(Math.Ceiling(box.Width / size) * Math.Ceiling(box.Height / size) <= MostCells)) throw Refusal.Of(command.Within!, "Analyse.Emerging.TooMany", box.Width / size * (box.Height / size), 1, MostCells);
        for (var row = (long)Math.Floor(box.MinY / size); row * size <= box.MaxY; row++)
            for (var column = (long)Math.Floor(box.MinX / size); column * size <= box.MaxX; column++)
                if (inside.Find((column + 0.5) * size, (row + 0.5) * size) >= 0) cells.Add((column, row), cells.Count);
        return cells;
    }
}
