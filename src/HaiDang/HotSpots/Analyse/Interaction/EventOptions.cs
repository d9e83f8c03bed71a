using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Interaction;

/// <summary>What do the commands on events in space and time have in common: which file, which columns?</summary>
/// <param name="withTime">Must a column say when? Null: nobody asks.</param>
internal sealed class EventOptions(bool? withTime = true)
{
    private readonly Option<string> _points = AnalyseOptions.Needed<string>("--points", Text("Points"), "F.csv");
    private readonly Option<string?> _x = Column("--x", "X"), _y = Column("--y", "Y"), _lon = Column("--lon", "Lon"), _lat = Column("--lat", "Lat");
    private readonly Option<string?> _time = new("--time") { Description = Text("Time"), HelpName = "COLUMN", Required = withTime == true };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _points, _x, _y, _lon, _lat }) command.Add(option);
        if (withTime is not null) command.Add(_time);
        command.Validators.Add(given =>
        {
            var plane = given.GetValue(_x) is not null && given.GetValue(_y) is not null;
            var globe = given.GetValue(_lon) is not null && given.GetValue(_lat) is not null;
            if (plane == globe) given.AddError(Text("XOrLon"));
        });
    }

    public EventColumns Of(ParseResult parsed) => parsed.GetValue(_x) is { } x
        ? new(parsed.GetValue(_points)!, x, parsed.GetValue(_y)!, InDegrees: false, When(parsed))
        : new(parsed.GetValue(_points)!, parsed.GetValue(_lon)!, parsed.GetValue(_lat)!, InDegrees: true, When(parsed));

    private string? When(ParseResult parsed) => withTime is null ? null : parsed.GetValue(_time);

    public bool HasTime(SymbolResult given) => given.GetResult(_time) is { Implicit: false };

    /// <summary>Edges of bands: numbers that rise, parted by commas.</summary>
    public static Option<double[]> Edges(string name, string description, string help) =>
        Rising(name, description, help, needed: true, edges => edges.Length > 1 && edges[0] >= 0, "NotRising");

    /// <summary>Distances or spans: numbers above 0 that rise, parted by commas.</summary>
    public static Option<double[]> Distances(string name, string description, string help, bool needed = true) =>
        Rising(name, description, help, needed, edges => edges.Length > 0 && edges[0] > 0, "NotRisingAboveZero");

    private static Option<double[]> Rising(string name, string description, string help, bool needed, Predicate<double[]> isGood, string wrong)
    {
        return new(name) { Description = description, Required = needed, HelpName = help, CustomParser = Parse };

        double[] Parse(ArgumentResult given)
        {
            var edges = new List<double>();
            foreach (var word in given.Tokens[^1].Value.Split(',', StringSplitOptions.TrimEntries))
                if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var edge) && double.IsFinite(edge)) edges.Add(edge);
                else given.AddError(Words.Of<Texts>("Analyse.NoNumber", word));
            if (!isGood([.. edges]) || edges.Zip(edges.Skip(1)).Any(e => !(e.Second > e.First))) given.AddError(Text(wrong, name));
            return [.. edges];
        }
    }

    private static Option<string?> Column(string name, string key) => new(name) { Description = Text(key), HelpName = "COLUMN" };

    private static string Text(string key, params object?[] parts) => Words.Of<Texts>($"Analyse.Knox.{key}", parts);
}
