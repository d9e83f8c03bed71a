using System.Text.Json;
using HaiDang.Analysis.Density;
using HaiDang.HotSpots.Analyse.Interaction;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
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

    private static readonly JsonSerializerOptions Shapes = new() { Converters = { new GeoJsonConverterFactory() } };

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
            file.X, file.Y, network, command.BandwidthMetres, command.LixelMetres, command.SnapMetres, new Each(share => progress?.Report(new Progress(doing, (long)(share * 1000), 1000))), stop);
        if (surface.Points == 0) throw Refusal.Of(command.Points.Path, "Analyse.Streets.AllFar", command.SnapMetres);
        Write(command.Out, file, surface);
        var highest = surface.Lixels.MaxBy(l => l.Density)!;
        var (x, y) = file.Back(highest.Line.Centroid.X, highest.Line.Centroid.Y);
        return new(
            surface.Points, file.Rows - file.X.Length, surface.LeftOut, lines.Count, network.TotalMetres / 1000, surface.Lixels.Count, highest.Density * 1000, x, y,
            command.BandwidthMetres, command.LixelMetres, command.Out);
    }

    private static void Write(string path, EventFile file, StreetSurface surface) => OutFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var lixel in surface.Lixels)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteNumber("metres", lixel.Metres);
            json.WriteNumber("perKilometre", lixel.Density * 1000);
            json.WriteEndObject();
            json.WritePropertyName("geometry");
            var line = new LineString(Array.ConvertAll(lixel.Line.Coordinates, c => file.Back(c.X, c.Y) is var (x, y) ? new Coordinate(x, y) : c));
            JsonSerializer.Serialize<Geometry>(json, line, Shapes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private sealed class Each(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
