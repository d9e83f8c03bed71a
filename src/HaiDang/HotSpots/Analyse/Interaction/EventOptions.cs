using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>What do the commands on events in space and time have in common: which file, which columns?</summary>
internal sealed class EventOptions
{
    private readonly Option<string> _points = AnalyseOptions.Needed<string>("--points", Text("Points"), "F.csv");
    private readonly Option<string?> _x = Column("--x", "X"), _y = Column("--y", "Y"), _lon = Column("--lon", "Lon"), _lat = Column("--lat", "Lat");
    private readonly Option<string> _time = AnalyseOptions.Needed<string>("--time", Text("Time"), "COLUMN");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _points, _x, _y, _lon, _lat, _time }) command.Add(option);
        command.Validators.Add(given =>
        {
            var plane = given.GetValue(_x) is not null && given.GetValue(_y) is not null;
            var globe = given.GetValue(_lon) is not null && given.GetValue(_lat) is not null;
            if (plane == globe) given.AddError(Text("XOrLon"));
        });
    }

    public EventColumns Of(ParseResult parsed) => parsed.GetValue(_x) is { } x
        ? new(parsed.GetValue(_points)!, x, parsed.GetValue(_y)!, InDegrees: false, parsed.GetValue(_time)!)
        : new(parsed.GetValue(_points)!, parsed.GetValue(_lon)!, parsed.GetValue(_lat)!, InDegrees: true, parsed.GetValue(_time)!);

    /// <summary>Edges of bands: numbers that rise, parted by commas.</summary>
    public static Option<double[]> Edges(string name, string description, string help)
    {
        var option = new Option<double[]>(name) { Description = description, Required = true, HelpName = help, CustomParser = Parse };
        return option;

        double[] Parse(ArgumentResult given)
        {
            var edges = new List<double>();
            foreach (var word in given.Tokens[^1].Value.Split(',', StringSplitOptions.TrimEntries))
                if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var edge) && double.IsFinite(edge)) edges.Add(edge);
                else given.AddError(Words.Of<Texts>("Analyse.NoNumber", word));
            if (edges.Count < 2 || edges[0] < 0 || edges.Zip(edges.Skip(1)).Any(e => !(e.Second > e.First))) given.AddError(Text("NotRising", name));
            return [.. edges];
        }
    }

    private static Option<string?> Column(string name, string key) => new(name) { Description = Text(key), HelpName = "COLUMN" };

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Knox.{key}", parts);
}
