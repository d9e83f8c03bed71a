using System.CommandLine;
using System.Globalization;
using HaiDang.Analysis.Regression;
using HaiDang.Analysis.Surveillance;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Series;

/// <summary>Which word of the command line sets which setting? Every usual value is the one of the method's literature.</summary>
internal sealed class SeriesOptions
{
    private readonly Option<double?> _alpha = Own("--alpha", "A", a => a is > 0 and < 0.5), _weights = Own("--weights-threshold", "S", s => s > 0),
        _trend = Own("--trend-p", "P", p => p is >= 0 and <= 1), _season = Own("--season", "ROWS", s => s is > 2 and <= 100_000), _penalty = Own("--penalty", "X", x => x > 0);

    private readonly Option<int?> _baseline = OwnCount("--baseline", 0), _periods = OwnCount("--no-periods", 1), _excluded = OwnCount("--past-excluded", 0);

    private readonly Option<int> _gap = Count("--gap", 2, 0), _years = Count("--b", 5, 1, most: 1000), _window = Count("--w", 3, 0), _harmonics = Count("--harmonics", 2, 0),
        _shortest = Count("--shortest", 4, 1), _permutations = Count("--permutations", 999, 0);

    private readonly Option<double> _deviation = Number("--min-sd", 0, x => x >= 0), _c3 = Number("--c3-limit", 2, x => x > 0), _mean = Number("--mean", 0, x => x >= 0),
        _k = Number("--k", 1.04, x => x >= 0), _h = Number("--h", 2.26, x => x > 0), _lambda = Number("--lambda", 0.2, x => x is > 0 and <= 1),
        _limits = Number("--limits", 3, x => x > 0), _dispersion = Number("--dispersion", 1, x => x > 0), _confidence = Number("--confidence", 0.95, x => x is > 0 and < 1);

    private readonly Option<bool> _restart = new("--restart") { Description = Text("Restart") }, _laney = Yes("--laney"), _slope = Yes("--slope-change");

    private readonly Option<string> _bound = OneOf("--bound", "", "delta", "nb", "muan"), _error = OneOf("--error", "dispersion", "dispersion", "working"),
        _scale = OneOf("--scale", "rossi", "rossi", "standard"), _model = OneOf("--model", "quasi-poisson", "quasi-poisson", "negative-binomial", "poisson", "normal"),
        _few = AnalyseOptions.Checked("--few", Text("Few"), "5,4", "CASES,ROWS", text => Few(text) is not null),
        _lags = AnalyseOptions.Checked("--lags", Text("Lags"), "auto", "auto|none|N", text => Lags(text) is not null),
        _theta = AnalyseOptions.Checked("--theta", Text("Theta"), "poisson", "poisson|auto|X", text => Theta(text) is not null);

    private readonly Option<ulong> _seed = new("--seed") { Description = Words.Of<Texts>("Analyse.Local.Seed"), DefaultValueFactory = _ => 1, HelpName = "S" };

    public Option<string?> Interruption { get; } = new("--interruption") { Description = Text("Interruption"), HelpName = "DATE" };

    public void AddTo(Command command, Option<string>? method = null)
    {
        command.Validators.Add(given =>
        {
            var least = method is null ? 0 : given.GetValue(method) switch { "ears-c1" or "ears-c2" or "ears-c3" => 2, "cusum" or "ewma" => 1, _ => 0 };
            if (given.GetResult(_baseline) is { Errors: var errors } && !errors.Any() && given.GetValue(_baseline) < least)
                given.AddError(Words.Of<Texts>("Analyse.Option.Wrong", _baseline.Name, $"N ≥ {least}"));
        });
        Option[] all =
        [
            _alpha, _baseline, _gap, _deviation, _c3, _years, _window, _periods, _weights, _excluded, _trend, _bound, _error, _few, _mean, _k, _h, _scale, _restart,
            _lambda, _limits, _dispersion, _laney, Interruption, _season, _harmonics, _slope, _model, _lags, _confidence, _penalty, _shortest, _theta, _permutations, _seed,
        ];
        foreach (var option in all) command.Options.Add(option);
    }

    public SeriesSettings Read(ParseResult given)
    {
        var (few, lags) = (Few(given.GetValue(_few)!)!.Value, Lags(given.GetValue(_lags)!)!.Value);
        return new()
        {
            Alpha = given.GetValue(_alpha), Baseline = given.GetValue(_baseline), Gap = given.GetValue(_gap), LeastDeviation = given.GetValue(_deviation),
            C3Limit = given.GetValue(_c3), Years = given.GetValue(_years), HalfWindow = given.GetValue(_window), Periods = given.GetValue(_periods),
            WeightsAbove = given.GetValue(_weights), PastExcluded = given.GetValue(_excluded), TrendBelow = given.GetValue(_trend),
            Bound = given.GetValue(_bound) switch
            {
                "delta" => FarringtonBound.TwoThirds,
                "nb" => FarringtonBound.NegativeBinomial,
                "muan" => FarringtonBound.CautiousNegativeBinomial,
                _ => null,
            },
            Error = given.GetValue(_error) == "working" ? FarringtonError.WorkingResiduals : FarringtonError.Dispersion,
            FewestCases = few.Cases, RecentRows = few.Rows, Mean = given.GetValue(_mean), Reference = given.GetValue(_k), Decision = given.GetValue(_h),
            Scale = given.GetValue(_scale) == "standard" ? CusumScale.Standard : CusumScale.Rossi, Restart = given.GetValue(_restart),
            Lambda = given.GetValue(_lambda), Limits = given.GetValue(_limits), Dispersion = given.GetValue(_dispersion), Laney = given.GetValue(_laney),
            Season = given.GetValue(_season), Interruption = given.GetValue(Interruption), Harmonics = given.GetValue(_harmonics), SlopeChange = given.GetValue(_slope),
            Model = Enum.Parse<CountModel>(given.GetValue(_model)!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
            Lags = lags.Rows, IndependentRows = lags.None, Confidence = given.GetValue(_confidence), Penalty = given.GetValue(_penalty),
            Shortest = given.GetValue(_shortest), Theta = Theta(given.GetValue(_theta)!)!.Value.Theta, Permutations = given.GetValue(_permutations),
            Seed = given.GetValue(_seed),
        };
    }

    private static (int Cases, int Rows)? Few(string text) => text.Split(',') is [var cases, var rows] && Whole(cases) is { } c && Whole(rows) is > 0 and var r
        ? (c, r) : null;

    private static (int? Rows, bool None)? Lags(string text) => text switch
    {
        "auto" => (null, false),
        "none" => (null, true),
        _ => Whole(text) is { } rows ? (rows, false) : null,
    };

    private static (double? Theta, bool)? Theta(string text) => text switch
    {
        "auto" => (null, true),
        "poisson" => (double.PositiveInfinity, true),
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var theta) && theta > 0 && double.IsFinite(theta) ? (theta, true) : null,
    };

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Option<double?> Own(string name, string help, Predicate<double> isGood) =>
        AnalyseOptions.Checked<double?>(name, Text(AnalyseOptions.Key(name)), null, help, x => x is not { } given || (double.IsFinite(given) && isGood(given)));

    private static Option<int?> OwnCount(string name, int least) =>
        AnalyseOptions.Checked<int?>(name, Text(AnalyseOptions.Key(name)), null, $"N ≥ {least}", n => n is null || (n >= least && n <= 1_000_000));

    private static Option<int> Count(string name, int usual, int least, int most = 10_000_000) =>
        AnalyseOptions.Checked(name, Text(AnalyseOptions.Key(name)), usual, $"N ≥ {least}", n => n >= least && n <= most);

    private static Option<double> Number(string name, double usual, Predicate<double> isGood) =>
        AnalyseOptions.Checked(name, Text(AnalyseOptions.Key(name)), usual, "X", x => double.IsFinite(x) && isGood(x));

    private static Option<bool> Yes(string name) =>
        new(name) { Description = Text(AnalyseOptions.Key(name)), DefaultValueFactory = _ => true, HelpName = "true|false" };

    private static Option<string> OneOf(string name, string usual, params string[] words)
    {
        var option = new Option<string>(name) { Description = Text(AnalyseOptions.Key(name)), HelpName = string.Join('|', words) };
        if (usual.Length > 0) option.DefaultValueFactory = _ => usual;
        return option.AcceptOnlyFromAmong(words);
    }

    private static string Text(string key) => Words.Of<Texts>($"Analyse.Series.{key}");
}
