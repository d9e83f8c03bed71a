using HaiDang.Analysis.Density;
using HaiDang.HotSpots.Analyse.Interaction;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse.Density;

/// <summary>How densely do points lie along streets? Points and lines in, short pieces of street with their density out.</summary>
public static class AnalyseStreets
{
    public sealed record Command
    {
        public required EventColumns Points { get; init; }

        /// <summary>GeoJSON of lines, in the same kind of coordinates as the points.</summary>
        public required string Streets { get; init; }
        public required double BandwidthMetres { get; init; }
        public required double LixelMetres { get; init; }
        public required double SnapMetres { get; init; }

        /// <summary>Ends in <c>.geojson</c>.</summary>
        public required string Out { get; init; }
    }

    /// <summary>LeftOut: rows without a place. Far: points farther than the snap from any street. Densities are points per kilometre of street.</summary>
    public sealed record Answer(
        int Points, long LeftOut, int Far, int Streets, double StreetKilometres, int Lixels, double Highest, double HighestX, double HighestY, double BandwidthMetres, double LixelMetres, string Out);

    /// <exception cref="InvalidDataException">A file was refused: where in it, what was expected.</exception>
    public static Answer Run(Command command, IProgress<Progress>? progress, CancellationToken stop)
    {
        var file = EventFile.Read(command.Points, progress.Rows(command.Points.Path), stop);
        var lines = StreetFile.Read(command.Streets, file);
        StreetNetwork network;
        try
        {
            network = StreetNetwork.Of(lines);
        }
        catch (ArgumentException)
        {
            throw Refusal.Of(command.Streets, "Analyse.Streets.None");
        }
        var doing = Words.Of<Texts>("Analyse.Density.Doing");
        var surface = StreetDensity.Estimate(
            file.X, file.Y, network, command.BandwidthMetres, command.LixelMetres, command.SnapMetres, progress.Shares(doing).AsProgress(), stop);
        if (surface.Points == 0) throw Refusal.Of(command.Points.Path, "Analyse.Streets.AllFar", command.SnapMetres);
        Write(command.Out, file, surface);
        var highest = surface.Lixels.MaxBy(l => l.Density)!;
        var (x, y) = file.Back(highest.Line.Centroid.X, highest.Line.Centroid.Y);
        return new(
            surface.Points, file.Rows - file.X.Length, surface.LeftOut, lines.Count, network.TotalMetres / 1000, surface.Lixels.Count, highest.Density * 1000, x, y,
            command.BandwidthMetres, command.LixelMetres, command.Out);
    }

    private static void Write(string path, EventFile file, StreetSurface surface) => FeatureFile.Write(
        path, null, surface.Lixels.Select(lixel => new AnswerFeature(file.Back(lixel.Line), ("metres", lixel.Metres), ("perKilometre", lixel.Density * 1000))));
}
