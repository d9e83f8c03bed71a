using HaiDang.Analysis.Density;
using HaiDang.Analysis.Geometry;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>How densely do the points of a file lie, everywhere around them? A file in, a surface out.</summary>
public static class AnalyseDensity
{
    public sealed record Command
    {
        /// <summary>CSV with a header; any delimiter.</summary>
        public required string Points { get; init; }
        public required string LonColumn { get; init; }
        public required string LatColumn { get; init; }
        public required double CellMetres { get; init; }

        /// <summary>Of the kernel; plays no part when a rule chooses it.</summary>
        public required double BandwidthMetres { get; init; }
        public BandwidthBy BandwidthBy { get; init; }

        /// <summary>Kernels are broad where points are few (Abramson); the bandwidth is then the middle one.</summary>
        public bool Adaptive { get; init; }
        public required Kernel Kernel { get; init; }

        /// <summary>Which ground is called hot; null: nobody asked.</summary>
        public HotRule? Hot { get; init; }

        /// <summary>GeoJSON of that ground.</summary>
        public string? HotOut { get; init; }

        /// <summary>GeoJSON of the study region; null: no limit.</summary>
        public string? Within { get; init; }

        /// <summary>Needs a study region.</summary>
        public EdgeCorrection Edge { get; init; }

        /// <summary>Ends in <c>.tif</c>, <c>.asc</c> (with <c>.prj</c> beside it) or <c>.geojson</c> (contours).</summary>
        public required string Out { get; init; }
    }

    public sealed record Answer
    {
        public required long Rows { get; init; }
        public required long Points { get; init; }

        /// <summary>Rows without coordinates, or with 0 and 0.</summary>
        public required long WithoutPoint { get; init; }
        public required long OutsideRegion { get; init; }
        public required int Columns { get; init; }
        public required int GridRows { get; init; }
        public required double CellMetres { get; init; }
        public required double BandwidthMetres { get; init; }
        public required BandwidthBy BandwidthBy { get; init; }
        public required bool Adaptive { get; init; }

        /// <summary>Pieces of hot ground, with the points and the square kilometres of all; null when nobody asked.</summary>
        public required HotGround? Hot { get; init; }
        public required Kernel Kernel { get; init; }
        public required EdgeCorrection Edge { get; init; }
        public required string Unit { get; init; }
        public required double Highest { get; init; }
        public required double HighestLon { get; init; }
        public required double HighestLat { get; init; }

        /// <summary>The sum of all cells times their area: the points, less what reaches beyond the grid.</summary>
        public required double Volume { get; init; }
        public required double CentreLon { get; init; }
        public required double CentreLat { get; init; }
        public required string Out { get; init; }
    }

    /// <summary>Hot ground taken together.</summary>
    public sealed record HotGround(int Pieces, int Points, double SquareKilometres, double AtLeast, string Out);

    /// <exception cref="InvalidDataException">A file was refused: which, where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var points = PointFile.Read(command.Points, command.LonColumn, command.LatColumn, progress.Rows(command.Points), stop);
        var region = command.Within is { } path ? RegionFile.Read(path, inMetres: false) : null;
        var plane = PlaneAround(points, region);

        var (x, y) = (new double[points.Lon.Length], new double[points.Lon.Length]);
        plane.ToMetres(points.Lon, points.Lat, x, y);
        var window = region is null ? null : plane.ToMetres(region);
        if (command.BandwidthBy != BandwidthBy.Given)
        {
            progress?.Report(new Progress(Words.Of<Texts>("Analyse.Density.Choosing"), 0, null));
            command = command with { BandwidthMetres = BandwidthChoice.Of(command.BandwidthBy, x, y, window, command.Kernel, command.Points, stop) };
        }
        var settings = new DensitySettings { Kernel = command.Kernel, BandwidthMetres = command.BandwidthMetres, Edge = command.Edge, Window = window };
        var grid = GridOver(command, settings.Window?.EnvelopeInternal ?? Around(x, y, command));
        var doing = Words.Of<Texts>("Analyse.Density.Doing");
        var steps = progress.Shares(doing).AsProgress();
        var surface = command.Adaptive
            ? AdaptiveDensity.Estimate(x, y, grid, settings, BandwidthChoice.Of(BandwidthBy.Silverman, x, y, window, command.Kernel, command.Points, stop), steps, stop).Surface
            : KernelDensity.Estimate(x, y, grid, settings, steps, stop);
        if (surface.OutsideWindow == surface.Points) throw Refusal.Of(command.Points, "Analyse.NoneInside", command.Within);
        if (settings.Window is not null) Blank(surface, settings.Window);

        var raster = new Raster(plane, surface.Grid, Array.ConvertAll(surface.Values, v => (float)(v * 1e6)),
            $"points per square kilometre; {settings.Kernel} kernel, bandwidth {settings.BandwidthMetres} m, edge correction {settings.Edge}; {points.Lon.Length - surface.OutsideWindow} points");
        Write(command.Out, raster);
        return Said(command, points, surface, plane, Hot(command, surface, x, y, plane));
    }

    private static HotGround? Hot(Command command, DensitySurface surface, double[] x, double[] y, LocalProjection plane)
    {
        if (command.Hot is null || command.HotOut is not { } path) return null;
        var ground = command.Hot.Of(surface, x, y);
        HotRule.Write(path, ground, plane);
        return new(ground.Polygons.Count, ground.Polygons.Sum(p => p.Points), ground.Polygons.Sum(p => p.Area.Area) / 1e6, ground.Level * 1e6, path);
    }

    /// <summary>Outside the study region nothing is known, least of all what a correction for its edge makes of it.</summary>
    private static void Blank(DensitySurface surface, Geometry window)
    {
        var inside = new IndexedPointInAreaLocator(window);
        for (var cell = 0; cell < surface.Values.Length; cell++)
        {
            var centre = new Coordinate(surface.Grid.X(cell % surface.Grid.Columns), surface.Grid.Y(cell / surface.Grid.Columns));
            if (inside.Locate(centre) == Location.Exterior) surface.Values[cell] = double.NaN;
        }
    }

    /// <summary>Centred on the data, to a hundredth of a degree so that the number in the file is the number that was used.</summary>
    private static LocalProjection PlaneAround(PointFile points, Geometry? region)
    {
        var box = region?.EnvelopeInternal ?? new Envelope(points.Lon.Min(), points.Lon.Max(), points.Lat.Min(), points.Lat.Max());
        return new LocalProjection(Math.Round(box.Centre.X, 2), Math.Round(box.Centre.Y, 2));
    }

    /// <summary>All points and as far beyond them as the kernel carries weight worth drawing.</summary>
    private static Envelope Around(double[] x, double[] y, Command command)
    {
        var box = new Envelope(x.Min(), x.Max(), y.Min(), y.Max());
        box.ExpandBy(command.BandwidthMetres * (command.Kernel == Kernel.Gaussian ? 3 : 1));
        return box;
    }

    private static Grid GridOver(Command command, Envelope box)
    {
        try
        {
            return Grid.Covering(box, command.CellMetres);
        }
        catch (ArgumentException tooMany)
        {
            throw Refusal.Of(command.Points, "Analyse.Density.TooManyCells", box.Width / 1000, box.Height / 1000, command.CellMetres, tooMany.Message);
        }
    }

    private static void Write(string path, Raster raster)
    {
        switch (OutFile.Kind(path))
        {
            case "tif" or "tiff": GeoTiff.Write(path, raster); break;
            case "asc": AsciiGrid.Write(path, raster); break;
            default: ContourFile.Write(path, raster); break;
        }
    }

    private static Answer Said(Command command, PointFile points, DensitySurface surface, LocalProjection plane, HotGround? hot)
    {
        var (highest, volume) = (0, 0d);
        for (var cell = 0; cell < surface.Values.Length; cell++)
        {
            if (double.IsNaN(surface.Values[cell])) continue;
            volume += surface.Values[cell] * surface.Grid.CellArea;
            if (!(surface.Values[cell] <= surface.Values[highest])) highest = cell;
        }
        var (lon, lat) = plane.ToDegrees(surface.Grid.X(highest % surface.Grid.Columns), surface.Grid.Y(highest / surface.Grid.Columns));
        return new Answer
        {
            Rows = points.Rows, Points = points.Lon.Length - surface.OutsideWindow, WithoutPoint = points.WithoutPoint, OutsideRegion = surface.OutsideWindow,
            Columns = surface.Grid.Columns, GridRows = surface.Grid.Rows, CellMetres = command.CellMetres, BandwidthMetres = command.BandwidthMetres,
            BandwidthBy = command.BandwidthBy, Adaptive = command.Adaptive, Hot = hot, Kernel = command.Kernel, Edge = command.Edge, Unit = "points per km²", Highest = surface.Values[highest] * 1e6, HighestLon = lon, HighestLat = lat,
            Volume = volume, CentreLon = plane.CentreLon, CentreLat = plane.CentreLat, Out = command.Out,
        };
    }
}
