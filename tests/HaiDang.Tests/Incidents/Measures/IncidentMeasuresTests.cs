using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Incidents.Measures;
using HaiDang.Places;
using HaiDang.Shell;
using HaiDang.Shell.Measures;
using HaiDang.Tests.Testing;
using HaiDang.Ui;
using Xunit;
namespace HaiDang.Tests.Incidents.Measures;

public sealed class IncidentMeasuresTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static async Task<(TestHouse House, MeasureBook Book, int BaiChay, int HongGai, int Root)> With(Store store = Store.Sqlite)
    {
        var house = await TestHouse.Open(store);
        await using var db = house.Db();
        var (a, b, root) = await Years.Fill(db, Stop);
        return (house, house.Get<MeasureBook>(), a, b, root);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Months_are_counted_by_kind_and_place_and_one_that_has_only_begun_can_still_grow(Store store)
    {
        var (house, book, baiChay, hongGai, root) = await With(store);
        await using var _ = house;
        var crimes = (await book.Series(new(IncidentMeasures.Crimes), Stop))!;
        Assert.Equal(Years.Months + 1, crimes.Points.Length);
        Assert.Equal(new MeasurePoint(Years.First, 10, true), crimes.Points[0]);
        Assert.Equal(new MeasurePoint(new(2026, 10, 1), 2, false), crimes.Points[^1]);
        Assert.Equal(5, crimes.LastWhole!.Value.Value);
        Assert.Equal(3, (await book.Series(new(IncidentMeasures.OfKind, "fire", hongGai), Stop))!.LastWhole!.Value.Value);
        Assert.Equal(0, (await book.Series(new(IncidentMeasures.OfKind, "fire", baiChay), Stop))!.LastWhole!.Value.Value);
        Assert.Equal(crimes.Points, (await book.Series(new(IncidentMeasures.Crimes, null, root), Stop))!.Points);
        Assert.Equal(new DateTimeOffset(2026, 10, 2, 3, 0, 0, TimeSpan.Zero), crimes.AsOf);
    }

    [Fact]
    public async Task A_reading_holds_the_last_year_against_the_one_before_and_says_how_complete_it_is()
    {
        var (house, book, baiChay, _, _) = await With();
        await using var _1 = house;
        var reading = (await book.Read(new(IncidentMeasures.Crimes, null, baiChay), Stop))!;
        Assert.Equal((60, 60L, new Period(new(2025, 10, 1), new(2026, 9, 30))), (reading.Value, reading.N, reading.Period));
        Assert.Equal(0.5, reading.Change!.Effect, 1e-9);
        Assert.Equal((MarkKind.FallGood, "Giảm"), (reading.Verdict.Is, reading.Verdict.Words));
        // Each month 9 records in the province, of which one is of no known kind and no known place.
        Assert.Equal(8d / 9, reading.Completeness, 1e-9);
        Assert.Equal($"/incidents?period=2025-10-01..2026-09-30&kind=theft&place={baiChay}", reading.Link);
        Assert.Equal("Vụ phạm tội, Phường Bãi Cháy", reading.Title);
    }

    [Fact]
    public async Task Few_counts_make_no_claim_and_a_share_is_a_share()
    {
        var (house, book, baiChay, hongGai, _) = await With();
        await using var _ = house;
        Assert.Equal(MarkKind.Unknown, (await book.Read(new(IncidentMeasures.OfKind, "theft", hongGai), Stop))!.Verdict.Is);
        var share = (await book.Read(new(IncidentMeasures.WithPoint, null, baiChay), Stop))!;
        Assert.Equal(0.8, share.Value, 1e-9);
        Assert.Equal(MarkKind.RiseGood, share.Verdict.Is);
        Assert.Equal("80,0 %".Replace(' ', '\u00A0'), InVietnamese(() => share.Words(share.Value)));
    }

    [Fact]
    public async Task What_there_is_not_has_no_measure()
    {
        var (house, book, _, _, _) = await With();
        await using var _1 = house;
        Assert.Null(await book.Series(new("incidents.nothing"), Stop));
        Assert.Null(await book.Series(new(IncidentMeasures.OfKind), Stop));
        Assert.Null(await book.Series(new(IncidentMeasures.OfKind, "no-such-kind"), Stop));
        Assert.Null(await book.Series(new(IncidentMeasures.Crimes, null, -1), Stop));
        await using var empty = await TestHouse.Open();
        Assert.Null(await empty.Get<MeasureBook>().Read(new(IncidentMeasures.Crimes), Stop));
    }

    [Fact]
    public async Task Who_sees_one_place_has_the_measures_of_that_place_alone()
    {
        var (house, book, baiChay, hongGai, _) = await With();
        await using var _ = house;
        Scope.Enter(Scope.Of([baiChay]));
        Assert.Null(await book.Series(new(IncidentMeasures.Crimes), Stop));
        Assert.Null(await book.Series(new(IncidentMeasures.Crimes, null, hongGai), Stop));
        var own = (await book.Series(new(IncidentMeasures.Crimes, null, baiChay), Stop))!;
        Assert.Equal((5, 1), (own.LastWhole!.Value.Value, own.Completeness));
    }

    [Fact]
    public async Task Five_hundred_measures_cost_one_reading_and_news_are_heard()
    {
        var (house, book, baiChay, _, _) = await With();
        await using var _ = house;
        await using var db = house.Db();
        var about = db.Kinds.Select(k => k.Key).ToArray().SelectMany(k => db.Places.Take(12).Select(p => p.Id).ToArray().Select(p => new MeasureRef(IncidentMeasures.OfKind, k, p))).Take(500).ToArray();
        Assert.Equal(500, about.Length);
        var counted = await Counting(house, () => book.SeriesOfMany(about, Stop));
        Assert.InRange(counted, 1, 20);

        db.Add(new IncidentDay { Day = new(2026, 9, 5), PlaceId = baiChay, LocalKindId = db.LocalKinds.First(l => l.Text == "Trộm cắp").Id, Count = 100, WithPoint = 0, WithDay = 0 });
        await db.SaveChangesAsync(Stop);
        await house.Get<Announce<IncidentsChanged>>().Tell(new(1), Stop);
        Assert.Equal(105, (await book.Series(new(IncidentMeasures.Crimes), Stop))!.LastWhole!.Value.Value);
    }

    /// <summary>How many commands went to the database meanwhile.</summary>
    private static async Task<int> Counting(TestHouse house, Func<Task> work)
    {
        var before = 0;
        using var listening = System.Diagnostics.DiagnosticListener.AllListeners.Subscribe(new Listening(() => Interlocked.Increment(ref before)));
        await work();
        Assert.NotNull(house);
        return before;
    }

    private static string InVietnamese(Func<string> say)
    {
        using var _ = new Ui.Spoken(Cultures.Vietnamese);
        return say();
    }

    private sealed class Listening(Action onCommand) : IObserver<System.Diagnostics.DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(System.Diagnostics.DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key.EndsWith("CommandExecuted", StringComparison.Ordinal)) onCommand();
        }

        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }
}
