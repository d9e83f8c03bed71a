using System.Collections;
using System.Globalization;
using System.Resources;
using HaiDang.Demo;
using HaiDang.HotSpots.Find;
using HaiDang.HotSpots.Runs;
using HaiDang.HotSpots.Runs.Answer;
using HaiDang.HotSpots.Runs.Methods;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using HaiDang.Tests.Ui;
using HaiDang.Ui;
using Xunit;
namespace HaiDang.Tests.HotSpots.Runs;

/// <summary>Do the methods find what is planted in the demo, and leave alone what is not? See docs/methods/demo.md.</summary>
public sealed class RunMethodsTests
{
    private const string HalfYear = "period=2026-04-01..2026-10-04", Planted = "period=2026-08-06..2026-10-04";

    public static TheoryData<string> Methods => [.. RunMethod.All.Select(m => m.Key)];

    [Theory]
    [InlineData("theft", "Bãi Cháy", "Hồng Gai")]
    [InlineData("public-disorder", "Cẩm Phả", "Cửa Ông")]
    [InlineData("smuggling", "Móng Cái 1", "Móng Cái 1")]
    public async Task The_scan_finds_what_is_planted_where_it_is_and_since_when(string kind, string one, string other)
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer($"method=scan&{HalfYear}&kind={kind}&s.share=90");
        var first = answer.Table.Rows[0];
        Assert.Equal("cluster", Desk.CellOf(answer, first, "verdict"));
        Assert.Contains(one, Desk.CellOf(answer, first, "places"), StringComparison.Ordinal);
        Assert.Contains(other, Desk.CellOf(answer, first, "places"), StringComparison.Ordinal);
        var planted = PlantedTruth.HotSpots.First(h => h.Kind == kind);
        var began = new DateOnly(2026, 10, 5).AddDays(-planted.LastDays);
        Assert.InRange(Cell.ToDay(Desk.CellOf(answer, first, "from")!).DayNumber - began.DayNumber, -7, 7);
        Assert.NotEmpty(answer.Outlines);
        Assert.Equal("hot-3", answer.Areas!.Paints[first.Place!.Value]);
        Assert.NotEqual(answer.Reports!["vi"], answer.Reports["en"]);
    }

    [Fact]
    public async Task The_scan_by_population_leaves_out_who_has_none_and_says_so()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer($"method=scan&{HalfYear}&kind=smuggling&s.look=place&s.model=population");
        Assert.Contains("Móng Cái 1", Desk.CellOf(answer, answer.Table.Rows[0], "places"), StringComparison.Ordinal);
        Assert.Contains(answer.Mind, s => s.Key == "Scan.NoPeople");
        Assert.Null(answer.Series);
    }

    [Fact]
    public async Task A_quiet_year_has_no_cluster()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer("method=scan&period=2024-10-05..2025-04-04&kind=burglary");
        Assert.DoesNotContain(answer.Table.Rows, r => Desk.CellOf(answer, r, "verdict") is "cluster");
        Assert.Empty(answer.Found);
        Assert.DoesNotContain(answer.Outlines, o => o.Paint is RunShape.Drawn);
    }

    [Fact]
    public async Task A_commune_too_large_for_any_window_is_named()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer($"method=scan&{HalfYear}&kind=smuggling&s.share=20&s.replications=99");
        var said = Assert.Single(answer.Mind, m => m.Key == "Scan.TooLarge");
        Assert.Equal("Móng Cái 1", said.Parts[0].Raw);
    }

    [Fact]
    public async Task Communes_stand_as_on_the_page_of_hot_spots()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer("method=local&period=2026-09-07..2026-10-04&kind=theft&s.permutations=999&s.seed=7");
        var page = await FindHotSpots.Run(
            new() { Period = Period.Parse("2026-09-07..2026-10-04"), Kinds = "theft", Statistic = Statistic.GetisOrd, Against = Against.Nothing, Permutations = 999, Seed = 7 },
            desk.House.Get<HotSpotMemory>(), desk.House.Clock, TestContext.Current.CancellationToken);
        Assert.Equal(
            page!.Spots.OrderBy(s => s.PlaceId).Select(s => (s.PlaceId, (double)s.AllKinds.Count, s.AroundQ)),
            answer.Table.Rows.OrderBy(r => r.Place).Select(r => (r.Place!.Value, Cell.ToNumber(Desk.CellOf(answer, r, "count")!), (double?)Cell.ToNumber(Desk.CellOf(answer, r, "q")!))));
        Assert.Equal(54, answer.Areas!.Paints.Count);
    }

    [Fact]
    public async Task A_rate_without_people_cannot_be_told()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer("method=local&period=2026-09-07..2026-10-04&s.value=rate&s.statistic=moran&s.weights=knn:4&s.permutations=999");
        var row = answer.Table.Rows.Single(r => Desk.CellOf(answer, r, "place") is "Hoành Bồ");
        Assert.Equal(("unknown", null), (Desk.CellOf(answer, row, "verdict"), Desk.CellOf(answer, row, "value")));
        Assert.Equal("unknown", answer.Areas!.Paints[row.Place!.Value]);
    }

    [Theory]
    [InlineData("kinds")]
    [InlineData("before")]
    public async Task Ground_with_more_than_its_background_is_raised_where_it_was_planted(string against)
    {
        await using var desk = await Desk.Open();
        var asked = $"method=risk&{Planted}&kind=smuggling&s.against={against}&s.cell=2000&s.permutations=199";
        var answer = await desk.Answer(asked);
        var first = answer.Table.Rows[0];
        Assert.Equal(("raised", "Móng Cái 1"), (Desk.CellOf(answer, first, "verdict"), Desk.CellOf(answer, first, "nearest")));
        Assert.Contains(answer.Cells, c => c.Row == 0 && c.Paint == "hot-3" || c.Row == 0 && c.Paint == "hot-2");
        Assert.InRange(Cell.ToNumber(Desk.CellOf(answer, first, "p")!), 0.004, 0.025);
        Assert.Equal(answer.ToJson(), (await desk.Answer(asked)).ToJson());
    }

    [Fact]
    public async Task A_kind_that_lies_as_all_others_do_has_no_raised_ground()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer("method=risk&period=2024-10-05..2025-04-04&kind=burglary&s.against=before&s.cell=2000&s.permutations=199");
        Assert.Empty(answer.Found);
        Assert.Empty(answer.Cells);
        Assert.DoesNotContain(answer.Table.Rows, r => Desk.CellOf(answer, r, "verdict") is "raised" or "lowered");
    }

    [Theory]
    [InlineData("method=risk", "Refuse.NoKinds")]
    [InlineData("method=risk&kind=smuggling&period=2025-03-01..2025-03-03", "Refuse.FewExact")]
    [InlineData("method=risk&s.against=before&period=2023-10-06..2024-10-04", "Refuse.FewControls")]
    [InlineData("method=groups&kind=smuggling&period=2025-03-01..2025-03-03&s.least=20", "Refuse.FewPoints")]
    [InlineData("method=k&kind=smuggling&period=2025-03-01..2025-03-03", "Refuse.FewPoints")]
    [InlineData("method=k&period=2025-03-01..2025-03-20", "Refuse.Spans")]
    [InlineData("method=changepoint&period=2025-03-01..2025-03-20", "Refuse.Stretch.week")]
    [InlineData("method=changepoint&kind=smuggling&period=2025-03-01..2025-03-20&s.every=day", "Refuse.Few")]
    [InlineData("method=concentration&kind=smuggling&period=2025-03-01..2025-03-03", "Refuse.Few")]
    public async Task What_cannot_be_asked_is_refused_with_its_reason(string query, string reason)
    {
        await using var desk = await Desk.Open(Store.Sqlite, 12_000);
        var view = await desk.Run(query);
        Assert.Equal((RunState.Refused, reason), (view.Run.State, view.Problem?.Key));
    }

    [Fact]
    public async Task A_hot_spot_that_rose_within_the_period_shows_as_near_repeats()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer($"method=near-repeat&{HalfYear}&kind=smuggling&s.band=300&s.replications=199");
        Assert.Contains(answer.Found, s => s.Key == "NearRepeat.Reach");
        Assert.NotEmpty(answer.Points);
        Assert.All(answer.Points, p => Assert.InRange(p.Lon, 106, 109));
        Assert.Equal(6 * 4, answer.Table.Rows.Length);
    }

    [Fact]
    public async Task Nobody_strikes_twice_in_a_quiet_time()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer("method=near-repeat&period=2024-10-05..2025-04-04&kind=burglary&s.replications=199");
        Assert.DoesNotContain(answer.Found, s => s.Key == "NearRepeat.Reach");
    }

    [Fact]
    public async Task The_largest_group_lies_where_a_hot_spot_was_planted()
    {
        await using var desk = await Desk.Open();
        var asked = $"method=groups&{HalfYear}&kind=smuggling&s.within=1000&s.withinDays=14";
        var answer = await desk.Answer(asked);
        var first = answer.Table.Rows[0];
        Assert.Equal("Móng Cái 1", Desk.CellOf(answer, first, "nearest"));
        Assert.InRange(Cell.ToNumber(Desk.CellOf(answer, first, "count")!), 20, 200);
        Assert.InRange(Cell.ToDay(Desk.CellOf(answer, first, "from")!), new DateOnly(2026, 7, 20), new DateOnly(2026, 8, 25));
        Assert.Equal(answer.Table.Rows.Length, answer.Outlines.Length);
        Assert.Equal(answer.ToJson(), (await desk.Answer(asked)).ToJson());
    }

    [Theory]
    [InlineData(HalfYear, "smuggling", true)]
    [InlineData("period=2024-10-05..2025-04-04", "burglary", false)]
    public async Task Place_and_time_have_to_do_with_each_other_only_where_something_rose(string period, string kind, bool found)
    {
        await using var desk = await Desk.Open();
        var asked = $"method=k&{period}&kind={kind}&s.band=500&s.permutations=199";
        var answer = await desk.Answer(asked);
        Assert.Equal(found, answer.Found.Any(s => s.Key == "K.Overall"));
        Assert.Equal(found, answer.Table.Rows.Any(r => Desk.CellOf(answer, r, "verdict") is "raised"));
        Assert.Equal(answer.ToJson(), (await desk.Answer(asked)).ToJson());
    }

    [Theory]
    [InlineData("smuggling", "week")]
    [InlineData("smuggling", "day")]
    [InlineData("public-disorder", "week")]
    public async Task A_planted_rise_is_a_change_on_the_day_when_it_began(string kind, string every)
    {
        await using var desk = await Desk.Open();
        var asked = $"method=changepoint&{HalfYear}&kind={kind}&s.every={every}";
        var answer = await desk.Answer(asked);
        var began = new DateOnly(2026, 10, 5).AddDays(-PlantedTruth.HotSpots.First(h => h.Kind == kind).LastDays);
        Assert.Contains(answer.Table.Rows, r => Desk.CellOf(answer, r, "verdict") is "rise" && Math.Abs(Cell.ToDay(Desk.CellOf(answer, r, "day")!).DayNumber - began.DayNumber) <= 10);
        Assert.NotEmpty(answer.Series!.Changes);
        Assert.Equal(answer.ToJson(), (await desk.Answer(asked)).ToJson());
    }

    [Fact]
    public async Task A_steady_series_has_no_change()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer("method=changepoint&period=2025-03-01..2025-07-31&kind=smuggling");
        Assert.Empty(answer.Found);
        Assert.Empty(answer.Series!.Changes);
        Assert.Single(answer.Series.Expected.Distinct());
    }

    [Fact]
    public async Task Communes_add_up_to_all_and_a_planted_commune_comes_first()
    {
        await using var desk = await Desk.Open();
        var asked = $"method=concentration&{Planted}&kind=smuggling";
        var answer = await desk.Answer(asked);
        Assert.Equal("Móng Cái 1", Desk.CellOf(answer, answer.Table.Rows[0], "place"));
        Assert.Equal(1, Cell.ToNumber(Desk.CellOf(answer, answer.Table.Rows[^1], "cumulative")!), 9);
        Assert.Equal(53, answer.Table.Rows.Length);
        Assert.Contains(answer.Found, s => s.Key == "Concentration.Gini");
        Assert.Contains(answer.Mind, s => s.Key == "Concentration.NoPeople");
        Assert.Equal(answer.ToJson(), (await desk.Answer(asked)).ToJson());
    }

    [Fact]
    public async Task A_cell_that_became_hot_is_told_by_its_history()
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer($"method=emerging&{HalfYear}&kind=smuggling&s.cell=2000");
        var near = answer.Table.Rows.Where(r => Desk.CellOf(answer, r, "nearest")!.StartsWith("Móng Cái 1", StringComparison.Ordinal)).ToArray();
        Assert.Contains(near, r => Desk.CellOf(answer, r, "history") is "history.ConsecutiveHot" or "history.SporadicHot" or "history.IntensifyingHot");
        Assert.NotEmpty(answer.Cells);
    }

    [Theory]
    [InlineData("farrington-flexible", "week", "public-disorder")]
    [InlineData("cusum", "week", "smuggling")]
    [InlineData("ears-c1", "day", "smuggling")]
    [InlineData("ears-c2", "day", "smuggling")]
    [InlineData("ears-c3", "day", "smuggling")]
    public async Task A_planted_rise_sets_off_an_alarm_when_it_begins(string detector, string every, string kind)
    {
        await using var desk = await Desk.Open();
        var answer = await desk.Answer($"method=series&period=2026-06-01..2026-10-04&kind={kind}&s.detector={detector}&s.every={every}&s.chance=0.01");
        var began = new DateOnly(2026, 10, 5).AddDays(-PlantedTruth.HotSpots.First(h => h.Kind == kind).LastDays);
        var alarms = answer.Series!.Marked.Select(m => answer.Series.Steps[m]).ToArray();
        Assert.Contains(alarms, day => day >= began.AddDays(-6) && day <= began.AddDays(14));
        Assert.Equal(answer.Series.Steps.Length, answer.Table.Rows.Length);
        Assert.Equal(alarms.Length, answer.Table.Rows.Count(r => Desk.CellOf(answer, r, "verdict") is "alarm"));
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task Every_method_speaks_both_languages_in_whole_sentences(string method)
    {
        await using var desk = await Desk.Open(Store.Sqlite, 12_000);
        var view = await desk.Run($"method={method}&period=2026-01-05..2026-10-04{(method is "risk" ? "&kind=theft" : "")}");
        foreach (var culture in Cultures.All)
        {
            using var spoken = new Spoken(culture);
            foreach (var said in new[] { view.Answer!.Asked, view.Answer.Found, view.Answer.NotFound, view.Answer.Mind }.SelectMany(s => s))
                Assert.DoesNotContain("Runs.", view.Words.Of(said), StringComparison.Ordinal);
        }
        Assert.NotEmpty(view.Answer!.Asked);
        Assert.NotEmpty(view.Answer.NotFound);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Every_method_has_its_words(string key)
    {
        var method = RunMethod.Find(key)!;
        string[] wanted =
        [
            $"Runs.Method.{key}", $"Runs.Asks.{key}", $"Runs.Legend.{key}", .. method.Settings.Select(s => $"Runs.Setting.{s.Key}"),
            .. method.Settings.SelectMany(s => s.Options.Select(o => $"Runs.Option.{s.Key}.{o}")),
        ];
        var texts = new ResourceManager("HaiDang.HotSpots.Texts", typeof(Program).Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!
            .Cast<DictionaryEntry>().Select(e => (string)e.Key).ToHashSet();
        Assert.Empty(wanted.Except(texts));
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_usual_setting_lies_within_its_own_range(string key) =>
        Assert.All(RunMethod.Find(key)!.Settings, s => Assert.Equal(s.Usual, s.Read(s.Usual)));
}
