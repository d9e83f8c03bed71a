using System.Globalization;
using System.Text.Json;
using HaiDang.HotSpots.Analyse.Series;
using Xunit;
namespace HaiDang.Tests.HotSpots.Analyse;

public sealed class AnalyseSeriesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Eight_weeks_of_C1_have_the_known_limit()
    {
        // The first rows of the series "seasonal" of the library's known answers (ears-C1.csv).
        var answer = Run("t,n\n1,38\n2,37\n3,28\n4,32\n5,27\n6,22\n7,20\n8,23\n", SeriesMethod.EarsC1);
        Assert.Equal((8, 0, 7, 0), (answer.Rows, answer.Gaps, answer.CannotTell, answer.Alarms));
        Assert.Equal(SeriesStep.Number, answer.Step);
        var last = answer.Details![7];
        Assert.True(last is { Date: "8", Observed: 23, Alarm: false, Why: null });
        Assert.Equal(50.58445067688765, last.Upper, 1e-9);
        Assert.All(answer.Details!.Take(7), r => Assert.True(r is { Alarm: null, Why: "too little past", Upper: double.NaN }));
    }

    [Theory]
    [InlineData("2026-03-30,2026-04-01,2026-04-02", "2026-03-31", SeriesStep.Day)]
    [InlineData("30/3/2026,1/4/2026,2/4/2026", "2026-03-31", SeriesStep.Day)]
    [InlineData("2026-03-02,2026-03-16,2026-03-23", "2026-03-09", SeriesStep.Week)]
    [InlineData("2026-W52,2027-W01,2027-W02", "2026-W53", SeriesStep.Week)]
    [InlineData("2026-11,2027-01,2027-02", "2026-12", SeriesStep.Month)]
    [InlineData("11/2026,1/2027,2/2027", "2026-12", SeriesStep.Month)]
    [InlineData("2026-11-01,2027-01-01,2027-02-01", "2026-12-01", SeriesStep.Month)]
    [InlineData("2026-51,2027-01,2027-02", "2026-52", SeriesStep.Week)]
    [InlineData("7,9,10", "8", SeriesStep.Number)]
    public void A_moment_that_is_left_out_is_found_and_said(string dates, string gap, SeriesStep step)
    {
        var answer = Run("d,n\n" + string.Join('\n', dates.Split(',').Select((d, i) => $"{d},{i + 1}")), SeriesMethod.EarsC1, date: "d");
        Assert.Equal((step, 3, 1), (answer.Step, answer.Rows, answer.Gaps));
        var row = Assert.Single(answer.Details!, r => r.Why == "gap");
        Assert.Equal(gap, row.Date);
        Assert.Equal(double.NaN, row.Observed);
        Assert.Equal(1, Array.IndexOf([.. answer.Details!], row));
    }

    [Fact]
    public void Years_of_fifty_two_weeks_have_no_gap_between_them()
    {
        var rows = string.Concat(Enumerable.Range(0, 520).Select(t => string.Create(CultureInfo.InvariantCulture, $"{2013 + t / 52}-{t % 52 + 1:00},{10 + t % 3}\n")));
        var answer = Run("d,n\n" + rows, SeriesMethod.FarringtonFlexible, date: "d");
        Assert.Equal((SeriesStep.Week, 0, 263), (answer.Step, answer.Gaps, answer.CannotTell));
    }

    [Fact]
    public void A_gap_may_mean_that_nothing_happened()
    {
        var command = Command("t,n\n1,4\n3,5\n4,4\n", SeriesMethod.UChart);
        Assert.Equal([4, 0, 5, 4], Run(command with { GapsAreZero = true }).Details!.Select(r => r.Observed));
        Assert.Equal(1, Run(command).Series[0].Gaps);
    }

    [Fact]
    public void Several_series_of_one_file_are_told_apart_and_put_in_order_of_time()
    {
        var answer = Run(Command("xa,t,n\nB,2,7\nA,1,1\nB,1,3\nA,2,2\n", SeriesMethod.UChart) with { Series = "xa" });
        Assert.Equal(["B", "A"], answer.Series.Select(s => s.Series));
        Assert.Equal([3, 7, 1, 2], answer.Details!.Select(r => r.Observed));
    }

    [Fact]
    public void A_base_divides_and_one_that_is_unknown_cannot_be_told()
    {
        var answer = Run(Command("t,n,people\n1,10,100\n2,20,200\n3,10,\n4,30,300\n", SeriesMethod.UChart) with { Base = "people" });
        Assert.Equal([10, 20, double.NaN, 30], answer.Details!.Select(r => r.Why is null ? r.Expected : double.NaN));
        Assert.Equal("no base", answer.Details![2].Why);
        Assert.Equal(1, answer.Missing);
    }

    [Fact]
    public void A_table_has_nothing_where_nothing_is_known_and_never_a_formula()
    {
        var file = _folder.File("o.csv");
        Run(Command("s,t,n\n=x,1,5\n=x,2,\n", SeriesMethod.EarsC1) with { Series = "s", Out = file });
        Assert.Equal(["series,date,observed,base,expected,lower,upper,score,p,alarm,why", "'=x,1,5,,,,,,,,too little past", "'=x,2,,,,,,,,,no value"], File.ReadAllLines(file));
    }

    [Fact]
    public void A_halved_series_is_found_and_what_would_have_been_is_said()
    {
        var rows = string.Concat(Enumerable.Range(0, 48).Select(t => $"{2022 + t / 12}-{t % 12 + 1:00},{(t < 24 ? 40 + t % 3 : 20 + t % 3)}\n"));
        var answer = Run(Command("d,n\n" + rows, SeriesMethod.Interrupted, "d") with { Settings = new() { Interruption = "2024-01", Harmonics = 0 } });
        var series = answer.Series[0];
        Assert.Equal(0.5, series.Level!.Value.Value, 0.05);
        Assert.True(series.Level!.Value.PValue < 1e-6 && series.PAnyChange < 1e-6 && series.Lags == 3);
        Assert.Equal(Enumerable.Range(24, 24).Sum(t => 20 + t % 3), series.ObservedAfter);
        Assert.InRange(answer.Details![40].Expected, 38, 44);
    }

    [Fact]
    public void A_change_is_dated_with_its_rates_and_p_value()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(t => $"{t},{(t <= 20 ? 5 : 15)}\n"));
        var answer = Run("t,n\n" + rows, SeriesMethod.ChangePoint);
        var change = Assert.Single(answer.Series[0].Changes!);
        Assert.Equal(("21", 5, 15, 0.001), (change.From, change.RateBefore, change.RateAfter, change.P));
        Assert.Equal(1, answer.Alarms);
        Assert.True(answer.Details![20].Alarm);
    }

    [Theory]
    [InlineData(SeriesMethod.EarsC1), InlineData(SeriesMethod.EarsC2), InlineData(SeriesMethod.EarsC3), InlineData(SeriesMethod.Farrington)]
    [InlineData(SeriesMethod.FarringtonFlexible), InlineData(SeriesMethod.Cusum), InlineData(SeriesMethod.Ewma), InlineData(SeriesMethod.UChart)]
    [InlineData(SeriesMethod.ChangePoint), InlineData(SeriesMethod.Interrupted)]
    public void One_row_cannot_be_told_and_breaks_nothing(SeriesMethod method)
    {
        var command = Command("t,n\n1,5\n2,\n3,4\n", method) with { Settings = new() { Interruption = "3", Permutations = 19 } };
        var details = Run(command).Details!;
        Assert.All(details, r => Assert.Null(method == SeriesMethod.UChart ? null : r.Alarm));
        Assert.Equal("no value", details[1].Why);
        if (method != SeriesMethod.Interrupted)
            Assert.Single(Run(Command("t,n\n1,5\n", method)).Details!);
    }

    [Theory]
    [InlineData("t,n\n1,2\nspring,3\n", "line 3, column “t”")]
    [InlineData("t,n\n1,2\n2026-01-05,3\n", "another form")]
    [InlineData("t,n\n1,2\n1,3\n", "line 3, column “t”")]
    [InlineData("t,n\n1,-2\n", "line 2, column “n”")]
    [InlineData("t,n\n1,many\n", "line 2, column “n”")]
    [InlineData("t,n\n1,1e300\n", "line 2, column “n”")]
    [InlineData("t,n\n", "no row")]
    [InlineData("t,m\n1,2\n", "“n”")]
    [InlineData("t,n\n1,2\n3000000,3\n", "too many")]
    [InlineData("t,n\n2025-W53,3\n", "line 2, column “t”")]
    public void A_bad_file_is_refused_where_it_is_bad(string text, string where)
    {
        using var english = new InEnglish();
        Assert.Contains(where, Assert.Throws<InvalidDataException>(() => Run(text, SeriesMethod.EarsC1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01", "not understood")]
    [InlineData("9", "must lie within")]
    [InlineData("2", "must lie within")]
    public void An_interruption_outside_the_series_is_refused(string when, string why)
    {
        using var english = new InEnglish();
        var command = Command("t,n\n1,2\n2,3\n3,4\n4,5\n", SeriesMethod.Interrupted) with { Settings = new() { Interruption = when } };
        Assert.Contains(why, Assert.Throws<InvalidDataException>(() => Run(command)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_that_a_method_cannot_use_and_a_window_wider_than_the_year_are_refused()
    {
        using var english = new InEnglish();
        var text = "t,n,p\n1,2,3\n";
        Assert.Contains("--base", Refusal(Command(text, SeriesMethod.EarsC2) with { Base = "p" }), StringComparison.Ordinal);
        Assert.Contains("--season", Refusal(Command(text, SeriesMethod.Farrington) with { Settings = new() { Season = 6, HalfWindow = 3 } }), StringComparison.Ordinal);
        string Refusal(AnalyseSeries.Command command) => Assert.Throws<InvalidDataException>(() => Run(command)).Message;
    }

    [Fact]
    public async Task A_machine_gets_one_json_object_with_null_where_it_cannot_be_told()
    {
        var file = _folder.File("s.csv", "t,n\n" + string.Concat(Enumerable.Range(1, 9).Select(t => $"{t},{t % 4}\n")));
        var (code, said, wrong) = await Terminal.Run("analyse", "series", "--input", file, "--date", "t", "--value", "n", "--method", "ears-c1", "--alpha", "0.01", "--json");
        Assert.Equal((0, ""), (code, wrong));
        var root = JsonDocument.Parse(said).RootElement;
        Assert.Equal(("earsC1", 7, 0.01), (root.GetProperty("method").GetString(), root.GetProperty("cannotTell").GetInt32(), root.GetProperty("settings").GetProperty("alpha").GetDouble()));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("details")[0].GetProperty("alarm").ValueKind);
        Assert.Equal(JsonValueKind.False, root.GetProperty("details")[7].GetProperty("alarm").ValueKind);
    }

    [Theory, InlineData("vi", "0.01"), InlineData("en", "0.01"), InlineData("vi", "0,01")]
    public void A_point_is_a_point_in_every_language(string language, string alpha)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var options = new SeriesOptions();
            var command = new System.CommandLine.Command("series");
            options.AddTo(command);
            var settings = options.Read(command.Parse(["--alpha", alpha, "--h", "4.5"]));
            Assert.Equal((0.01, 4.5, 1.04), (settings.Alpha, settings.Decision, settings.Reference));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Theory]
    [InlineData("--alpha", "high"), InlineData("--b", "two"), InlineData("--method", "guess"), InlineData("--alpha", "0.7"), InlineData("--b", "0"), InlineData("--lags", "some"), InlineData("--few", "5")]
    [InlineData("--method", "interrupted"), InlineData("--gaps", "zero")]
    [InlineData("--baseline", "0"), InlineData("--season", "1"), InlineData("--permutations", "-1")]
    public async Task A_word_that_is_not_understood_gives_two(string option, string value)
    {
        string[] more = option == "--method" ? [] : ["--method", "cusum"], per = option == "--gaps" ? ["--base", "p"] : [];
        var (code, _, _) = await Terminal.Run([.. "analyse series --input x.csv --date t --value n".Split(' '), option, value, .. more, .. per]);
        Assert.Equal(2, code);
    }

    private AnalyseSeries.Command Command(string text, SeriesMethod method, string date = "t") =>
        new() { Input = _folder.File("s.csv", text), Date = date, Value = "n", Method = method };

    private AnalyseSeries.Answer Run(string text, SeriesMethod method, string date = "t") => Run(Command(text, method, date));

    private static AnalyseSeries.Answer Run(AnalyseSeries.Command command) => AnalyseSeries.Run(command, null, TestContext.Current.CancellationToken);
}
