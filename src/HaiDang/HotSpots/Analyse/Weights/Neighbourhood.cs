using HaiDang.Analysis;
using HaiDang.Analysis.Geometry;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Weights;

/// <summary>The neighbours of some areas of a file among each other.</summary>
/// <param name="Neighbours">Over the areas asked about, in their order.</param>
/// <param name="Islands">Those of them that had none of their own.</param>
internal sealed record Neighbourhood(Neighbours Neighbours, IReadOnlyList<int> Islands)
{
    /// <param name="file">The areas.</param>
    /// <param name="asked">Which of them, rising; each has a shape.</param>
    /// <param name="options">By which rule.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="InvalidDataException">A file was refused: where in it, what was expected.</exception>
    public static Neighbourhood Of(AreaFile file, int[] asked, WeightsOptions options, CancellationToken stop)
    {
        var rule = WeightsRule.Parse(options.Rule) ?? throw new ArgumentException($"'{options.Rule}' is no rule for neighbours.", nameof(options));
        Geometry[] shapes = [.. asked.Select(i => file.Areas[i].Shape!)];
        var (x, y) = Centres(file, shapes);
        var neighbours = rule.File is { } path ? Named(path, file, asked, options.Id, stop) : rule.Over(shapes, x, y, file.Path);
        return new(options.JoinIslands > 0 ? neighbours.JoinIslands(x, y, options.JoinIslands) : neighbours, neighbours.Islands);
    }

    /// <summary>What the areas are called in a file of neighbours: the text of a column, or their place counted from 1.</summary>
    /// <exception cref="InvalidDataException">The column is missing, empty somewhere, or has a name twice.</exception>
    public static string[] Names(AreaFile file, string? column)
    {
        if (column is null) return [.. Enumerable.Range(1, file.Areas.Count).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var known = new HashSet<string>(StringComparer.Ordinal);
        return [.. file.Areas.Select(area =>
        {
            var name = AreaColumn.Find(area, column)?.ToString().Trim();
            if (string.IsNullOrEmpty(name)) throw Refusal.AtColumn(file.Path, area.Line, column, "Analyse.Weights.NoName");
            return known.Add(name) ? name : throw Refusal.AtColumn(file.Path, area.Line, column, "Analyse.Weights.NameTwice", name);
        })];
    }

    private static Neighbours Named(string path, AreaFile file, int[] asked, string? id, CancellationToken stop)
    {
        var all = WeightsFile.Read(path, Names(file, id), stop);
        var drop = new bool[all.Count];
        Array.Fill(drop, true);
        foreach (var area in asked) drop[area] = false;
        return all.Without(drop);
    }

    /// <summary>Centres of the areas in metres: a plane of the file's own, or one laid around it.</summary>
    private static (double[] X, double[] Y) Centres(AreaFile file, Geometry[] shapes)
    {
        if (!file.InMetres)
        {
            var box = new Envelope();
            foreach (var shape in shapes) box.ExpandToInclude(shape.EnvelopeInternal);
            shapes = Array.ConvertAll(shapes, LocalProjection.Around(box).ToMetres);
        }
        var centres = Array.ConvertAll(shapes, s => s.Centroid);
        return (Array.ConvertAll(centres, c => c.X), Array.ConvertAll(centres, c => c.Y));
    }
}
