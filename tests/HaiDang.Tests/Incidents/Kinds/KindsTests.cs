using HaiDang.Incidents;
using HaiDang.Incidents.Kinds;
using HaiDang.Tests.Incidents.Import;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Incidents.Kinds;

public class KindsTests
{
    [Theory]
    [InlineData("Trộm cắp tài sản", "theft", 1)]
    [InlineData("TROM CAP TAI SAN", "theft", 1)]
    [InlineData("Trộm cắp TS", "theft", 0.98)]
    [InlineData("Gây rối TT", "public-disorder", 0.94)]
    [InlineData("MOTOR VEHICLE THEFT", "vehicle-theft", 0.96)]
    [InlineData("aggravated assault", "assault", 0.95)]
    [InlineData("Cướp giật", "robbery", 0.96)]
    [InlineData("Giết người chưa đạt", "attempted-homicide", 1)]
    [InlineData("Tai nạn giao thông", "traffic-accident", 1)]
    [InlineData("Fire", "fire", 1)]
    public void Words_lead_to_a_kind(string text, string key, double confidence)
    {
        var guess = GuessKind.Run(text)!;
        Assert.Equal(key, guess.Key);
        Assert.Equal(confidence, guess.Confidence, 2);
    }

    [Theory]
    [InlineData("Sự việc khác (HC)")]
    [InlineData("")]
    [InlineData("xyz")]
    public void Words_that_tell_nothing_lead_nowhere(string text) => Assert.Null(GuessKind.Run(text));

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Kinds_are_there_from_the_start_and_a_mapping_marks_what_was_brought_in(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        await using var db = desk.House.Db();
        var kinds = await db.Kinds.ToDictionaryAsync(k => k.Key, ImportDesk.Stop);
        Assert.Equal(("0502", "Trộm cắp tài sản"), (kinds["theft"].Iccs, kinds["theft"].Vietnamese));
        Assert.Null(kinds["traffic-accident"].Iccs);

        var report = await desk.Import(ImportDesk.Sample("vu-viec-1258.csv"));
        Assert.Equal((17, 7), (report.Unmapped, report.Spellings));
        var words = await db.LocalKinds.SingleAsync(k => k.Text == "Trộm cắp TS", ImportDesk.Stop);
        Assert.Null(words.KindId);
        Assert.True(await MapKind.Run(new(words.Id, kinds["theft"].Id), db, ImportDesk.Stop));
        Assert.Equal(11, (await desk.Incidents()).Count(i => i.Doubts.HasFlag(Doubts.UnmappedKind)));
        Assert.True(await MapKind.Run(new(words.Id, null), db, ImportDesk.Stop));
        Assert.Equal(17, (await desk.Incidents()).Count(i => i.Doubts.HasFlag(Doubts.UnmappedKind)));
        Assert.False(await MapKind.Run(new(words.Id, 9_999), db, ImportDesk.Stop));
        Assert.False(await MapKind.Run(new(9_999, null), db, ImportDesk.Stop));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Words_are_counted_again_when_incidents_come_or_go_and_not_before(Store store)
    {
        await using var desk = await ImportDesk.Open(store);
        await using var db = desk.House.Db();
        var totals = desk.House.Get<KindTotals>();
        Assert.Empty(await totals.Of(db, ImportDesk.Stop));

        var report = await desk.Import(ImportDesk.Sample("vu-viec-1258.csv"));
        var counted = await totals.Of(db, ImportDesk.Stop);
        Assert.Equal(report.Accepted, counted.Values.Sum());
        Assert.Same(counted, await totals.Of(db, ImportDesk.Stop));

        var import = await db.IncidentImports.SingleAsync(ImportDesk.Stop);
        await HaiDang.Incidents.Import.UndoImport.Run(import.Id, desk.Means, ImportDesk.Stop);
        Assert.Equal(0, (await totals.Of(db, ImportDesk.Stop)).Values.Sum());
    }

    [Fact]
    public async Task Guesses_are_taken_only_when_asked_for_and_choices_by_hand_always()
    {
        await using var desk = await ImportDesk.Open();
        var command = new HaiDang.Incidents.Import.ImportIncidents.Command
        {
            Path = ImportDesk.Sample("vu-viec-1258.csv"), TakeGuessesFrom = 0.97, Kinds = new Dictionary<string, string> { ["Sự việc khác (HC)"] = "other" },
        };
        var report = await HaiDang.Incidents.Import.ImportIncidents.Run(command, desk.Means, null, ImportDesk.Stop);
        Assert.Equal(["Gây rối TT"], report.UnmappedKinds.Select(k => k.Text));
    }
}
