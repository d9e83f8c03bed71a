using HaiDang.Data;
using HaiDang.HotSpots.Runs;
using HaiDang.HotSpots.Runs.Methods;
using HaiDang.HotSpots.Runs.Work;
using HaiDang.Incidents;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Xunit;
namespace HaiDang.Tests.HotSpots.Runs;

public sealed class RunsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_run_is_kept_with_all_that_it_needs_to_be_run_again(Store store)
    {
        await using var desk = await Desk.Open(store, 6_000);
        var view = await desk.Run("method=scan&period=2026-06-01..2026-10-04&kind=public-disorder&s.replications=99&s.seed=11&sort=place");
        Assert.Equal((RunState.Done, "test", 11L), (view.Run.State, view.Run.By, view.Run.Seed));
        Assert.Equal("period=2026-06-01..2026-10-04&kind=public-disorder", view.Run.Filter);
        Assert.Equal(64, view.Run.DataHash.Length);
        Assert.NotNull(view.Run.ImportedUntil);
        Assert.True(view.Run.Incidents > 0);
        Assert.Equal(StartRun.Engine, view.Run.Engine);
        Assert.Equal("99", view.Settings!.Word("replications"));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Repeated_it_gives_the_same_answer_to_the_last_letter(Store store)
    {
        await using var desk = await Desk.Open(store, 6_000);
        var first = await desk.Run("method=scan&period=2026-03-01..2026-10-04&s.replications=199");
        var again = await desk.Ended((await RepeatRun.Run(first.Run.Id, "another", desk.Work, Stop))!.Value);
        Assert.Equal((Repeated.Same, first.Run.Id), (again.Repeated, again.Run.RepeatOf));
        Assert.Equal((first.Run.Answer, first.Run.DataHash), (again.Run.Answer, again.Run.DataHash));
    }

    [Fact]
    public async Task Where_the_data_lies_does_not_change_the_answer()
    {
        await using var here = await Desk.Open(Store.Sqlite, 3_000);
        await using var there = await Desk.Open(Store.Postgres, 3_000);
        const string asked = "method=near-repeat&period=2025-10-01..2026-10-04&s.replications=99&s.band=500";
        var (one, other) = (await here.Run(asked), await there.Run(asked));
        Assert.Equal((one.Run.DataHash, one.Run.Answer), (other.Run.DataHash, other.Run.Answer));
    }

    [Fact]
    public async Task When_the_data_has_changed_a_repetition_says_so()
    {
        await using var desk = await Desk.Open(Store.Sqlite, 3_000);
        var first = await desk.Run("method=local&period=2026-06-01..2026-10-04&s.permutations=99");
        await using (var db = desk.House.Db())
        {
            var taken = await db.Incidents.Where(i => i.PlaceId != null).OrderByDescending(i => i.StartAt).Take(40).Select(i => i.Id).ToArrayAsync(Stop);
            await db.Incidents.Where(i => taken.Contains(i.Id)).ExecuteDeleteAsync(Stop);
        }
        var again = await desk.Ended((await RepeatRun.Run(first.Run.Id, "test", desk.Work, Stop))!.Value);
        Assert.Equal(Repeated.OtherData, again.Repeated);
    }

    [Fact]
    public async Task Stopped_it_ends_soon_and_says_so()
    {
        await using var desk = await Desk.Open();
        var id = await desk.Start("method=scan&period=2023-10-05..2026-10-04&s.look=period&s.replications=9999");
        await using (var db = desk.House.Db())
            while (!await db.AnalysisRuns.AnyAsync(r => r.Id == id && r.DataHash != "", Stop)) await Task.Delay(20, Stop);
        await Task.Delay(300, Stop);
        desk.Work.Stop(id);
        var view = await desk.Ended(id);
        Assert.Equal(RunState.Stopped, view.Run.State);
        Assert.Null(view.Answer);
        Assert.InRange(view.Run.DoneShare, 0, 0.999);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_was_at_work_when_the_site_closed_is_interrupted_and_can_be_repeated(Store store)
    {
        await using var desk = await Desk.Open(store, 3_000);
        var first = await desk.Run("method=local&s.permutations=99");
        await using (var db = desk.House.Db())
            await db.AnalysisRuns.ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Working).SetProperty(x => x.Answer, (string?)null), Stop);
        foreach (var service in (IEnumerable<IHostedService>)desk.House.Services.GetService(typeof(IEnumerable<IHostedService>))!)
            if (service.GetType().Name is "MarkInterrupted") await service.StartAsync(Stop);
        Assert.Equal(RunState.Interrupted, (await desk.Ended(first.Run.Id)).Run.State);
        var again = await desk.Ended((await RepeatRun.Run(first.Run.Id, "test", desk.Work, Stop))!.Value);
        Assert.Equal((RunState.Done, Repeated.No), (again.Run.State, again.Repeated));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Runs_are_found_by_name_sorted_renamed_and_deleted(Store store)
    {
        await using var desk = await Desk.Open(store, 3_000);
        var (first, second) = (await desk.Run("method=local&s.permutations=99"), await desk.Run("method=local&kind=theft&period=2026-01-01..2026-10-04&s.permutations=99"));
        await using var db = desk.House.Db();
        Assert.True(await RenameRun.Run(first.Run.Id, " Họp giao ban tháng 10 ", db, Stop));
        Assert.False(await RenameRun.Run(first.Run.Id, "  ", db, Stop));
        Assert.False(await RenameRun.Run(first.Run.Id, new string('x', 121), db, Stop));
        Assert.Equal([first.Run.Id], (await ListRuns.Run("giao b", null, db, Stop)).Select(l => l.Id));
        Assert.Equal([second.Run.Id, first.Run.Id], (await ListRuns.Run("", null, db, Stop)).Select(l => l.Id));
        Assert.Equal([first.Run.Id, second.Run.Id], (await ListRuns.Run("", "at", db, Stop)).Select(l => l.Id).Order());
        await DeleteRun.Run(first.Run.Id, desk.Work, Stop);
        Assert.Equal([second.Run.Id], (await ListRuns.Run("", "-count", db, Stop)).Select(l => l.Id));
        Assert.Null(await ShowRun.Run(first.Run.Id, desk.House.Get<IDbContextFactory<HaiDangDb>>(), Stop));
    }

    [Theory]
    [InlineData("method=scan&period=2026-10-04..2026-10-04", "Refuse.Days")]
    [InlineData("method=scan&s.look=place", "Refuse.PermutationNeedsTime")]
    [InlineData("method=scan&kind=no-such-kind", "Refuse.Few")]
    [InlineData("method=local&kind=no-such-kind", "Refuse.Few")]
    [InlineData("method=near-repeat&period=2026-10-01..2026-10-04", "Refuse.FewPoints")]
    [InlineData("method=near-repeat&s.same=300&s.band=200", "Refuse.SamePlace")]
    [InlineData("method=emerging&s.stepDays=28", "Refuse.Steps")]
    [InlineData("method=series&period=2023-11-01..2024-02-01", "Refuse.Past")]
    [InlineData("method=series&s.every=day", "Refuse.FarringtonWeeks")]
    public async Task What_a_method_cannot_answer_is_refused_in_words(string asked, string key)
    {
        await using var desk = await Desk.Open(Store.Sqlite, 1_200);
        var view = await desk.Run(asked);
        Assert.Equal((RunState.Refused, key), (view.Run.State, view.Problem!.Key));
        Assert.DoesNotContain("Runs.Say", view.Words.Of(view.Problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replications", "98")]
    [InlineData("replications", "100.5")]
    [InlineData("share", "0")]
    [InlineData("share", "many")]
    [InlineData("look", "never")]
    [InlineData("seed", "-1")]
    public void A_setting_out_of_its_range_is_named_and_the_usual_taken(string key, string value)
    {
        var (at, wrong) = RunAddress.Parse($"method=scan&s.{key}={value}");
        Assert.Equal([key], wrong.Select(w => w.Key));
        Assert.Equal(at.Method.Settings.First(s => s.Key == key).Usual, at.Settings.Word(key));
    }

    [Fact]
    public void An_address_says_what_is_not_usual_and_is_read_back_as_it_was()
    {
        const string asked = "/hot-spots/runs/new?method=scan&period=2026-06-01..2026-10-04&kind=theft&s.share=12.5&s.replications=1999";
        var (at, wrong) = RunAddress.Parse(new Uri("http://x" + asked).Query);
        Assert.Empty(wrong);
        Assert.Equal(asked, at.ToString());
        Assert.Equal(12.5, at.Settings.Number("share"));
        Assert.Equal(at.Settings.ToJson(), RunSettings.FromJson(at.Method, at.Settings.ToJson()).ToJson());
    }
}
