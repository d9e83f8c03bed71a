using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HaiDang.Data;
using HaiDang.Demo;
using HaiDang.Incidents;
using HaiDang.Shell;
using HaiDang.Shell.Jobs;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Demo;

public sealed class MakeDemoTests
{
    private static readonly MakeDemo.Command Small = new(Incidents: 3_000);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task It_is_made_once_and_found_again(Store store)
    {
        await using var house = await TestHouse.Open(store);
        var made = await MakeDemo.Run(Small, house.Services, null, Stop);
        Assert.True(made.Made);
        Assert.Equal(54, made.Communes);
        Assert.InRange(made.Incidents, 2_500, 4_000);

        house.Clock.Advance(TimeSpan.FromDays(40));
        var again = await MakeDemo.Run(new MakeDemo.Command(), house.Services, null, Stop);
        Assert.Equal(made with { Made = false, Seconds = 0 }, again);
        await using var db = house.Db();
        Assert.Equal(made.Incidents, await db.Incidents.CountAsync(Stop));
    }

    [Fact]
    public async Task Indexes_that_were_set_aside_while_incidents_poured_in_are_there_again()
    {
        await using var house = await TestHouse.Open(Store.Sqlite);
        await using var db = house.Db();
        var before = await Indexes(db);
        await MakeDemo.Run(new MakeDemo.Command(Incidents: 30_000), house.Services, null, Stop);
        Assert.Equal(before, await Indexes(db));

        static async Task<string[]> Indexes(HaiDangDb db) =>
            [.. (await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'incident'").ToListAsync(Stop)).Order(StringComparer.Ordinal)];
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task It_says_everywhere_that_it_is_synthetic(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await MakeDemo.Run(Small, house.Services, null, Stop);
        await using var db = house.Db();
        Assert.Equal("20240307", await db.ReadSetting(Setting.SyntheticSeed, Stop));
        Assert.All(await db.IncidentSources.ToListAsync(Stop), source => Assert.True(source.Synthetic));
        Assert.Equal(0, await db.Incidents.CountAsync(i => i.SourceId != 1, Stop));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_counts_by_day_are_those_of_the_incidents(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await MakeDemo.Run(Small, house.Services, null, Stop);
        await using var db = house.Db();
        var incidents = await db.Incidents.AsNoTracking().ToListAsync(Stop);
        var days = await db.IncidentDays.AsNoTracking().ToListAsync(Stop);
        var counted = incidents.GroupBy(i => (Day: i.StartAt.LocalDay, Place: i.PlaceId ?? IncidentDay.NoPlace, i.LocalKindId)).ToArray();
        Assert.Equal(
            counted.Select(g => (g.Key, g.Count(), g.Count(i => i.Lon is not null), g.Count(i => i.TimePrecision != TimePrecision.Month))).Order(),
            days.Select(d => ((d.Day, d.PlaceId, d.LocalKindId), d.Count, d.WithPoint, d.WithDay)).Order());
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Both_databases_keep_the_same_incidents(Store store)
    {
        await using var house = await TestHouse.Open(store);
        await MakeDemo.Run(Small, house.Services, null, Stop);
        await using var db = house.Db();
        var rows = (await db.Incidents.AsNoTracking().ToListAsync(Stop)).OrderBy(i => i.Reference, StringComparer.Ordinal).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{i.Id} {i.Reference} {i.StartAt:u} {i.EndAt:u} {i.TimePrecision} {i.Lon} {i.Lat} {i.PlacedBy} {i.Doubts}\n"));
        Assert.Equal("2ada305b2b8fe304", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(rows))))[..16]);
    }

    [Fact]
    public async Task Its_kinds_are_mapped_but_for_two_and_the_doubts_say_so()
    {
        await using var house = await TestHouse.Open();
        await MakeDemo.Run(Small, house.Services, null, Stop);
        await using var db = house.Db();
        Assert.Equal(["KHAC-09", "Vụ việc khác (sổ trực ban)"],
            (await db.LocalKinds.Where(k => k.KindId == null).Select(k => k.Text).ToListAsync(Stop)).Order(StringComparer.Ordinal));
        var kinds = await db.LocalKinds.ToDictionaryAsync(k => k.Id, Stop);
        Assert.All(await db.Incidents.AsNoTracking().ToListAsync(Stop), i =>
        {
            Assert.Equal(kinds[i.LocalKindId].KindId is null, i.Doubts.HasFlag(Doubts.UnmappedKind));
            Assert.Equal(i.Lon is null, i.Doubts.HasFlag(Doubts.NoPoint));
            Assert.Equal(i.PlaceId is null, i.PlacedBy is PlacedBy.Nothing);
        });
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task What_is_interrupted_leaves_nothing_and_can_be_done_again(Store store)
    {
        await using var house = await TestHouse.Open(store);
        using var interrupted = new CancellationTokenSource();
        var writing = new WhenWriting(interrupted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MakeDemo.Run(new MakeDemo.Command(Incidents: 60_000), house.Services, writing, interrupted.Token));
        await using (var db = house.Db())
        {
            Assert.False(await db.Incidents.AnyAsync(Stop) || await db.IncidentImports.AnyAsync(Stop) || await db.IncidentSources.AnyAsync(Stop));
            Assert.Null(await db.ReadSetting(Setting.SyntheticSeed, Stop));
        }
        Assert.True((await MakeDemo.Run(Small, house.Services, null, Stop)).Made);
    }

    [Fact]
    public async Task It_is_never_mixed_with_real_incidents()
    {
        await using var house = await TestHouse.Open();
        await using (var db = house.Db())
        {
            var source = new IncidentSource { Name = "Real" };
            var kind = new LocalKind { Text = "Trộm" };
            db.AddRange(source, kind);
            await db.SaveChangesAsync(Stop);
            var import = new IncidentImport { SourceId = source.Id, FileName = "a.csv", FileHash = "", At = house.Clock.GetUtcNow(), By = "" };
            db.Add(import);
            await db.SaveChangesAsync(Stop);
            db.Add(new Incident
            {
                ImportId = import.Id, SourceId = source.Id, Reference = "1", StartAt = house.Clock.GetUtcNow(), EndAt = house.Clock.GetUtcNow(),
                TimePrecision = TimePrecision.Minute, LocalKindId = kind.Id, PlacedBy = PlacedBy.Nothing, Doubts = Doubts.None,
            });
            await db.SaveChangesAsync(Stop);
        }
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => MakeDemo.Run(Small, house.Services, null, Stop));
        Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
        await using var after = house.Db();
        Assert.Equal(1, await after.Incidents.CountAsync(Stop));
        Assert.Null(await after.ReadSetting(Setting.SyntheticSeed, Stop));
    }

    [Fact]
    public async Task Another_demo_over_the_first_is_refused()
    {
        await using var house = await TestHouse.Open();
        await MakeDemo.Run(Small, house.Services, null, Stop);
        await Assert.ThrowsAsync<InvalidDataException>(() => MakeDemo.Run(new MakeDemo.Command(Seed: 1), house.Services, null, Stop));
        await Assert.ThrowsAsync<InvalidDataException>(() => MakeDemo.Run(new MakeDemo.Command(Incidents: 9_000), house.Services, null, Stop));
    }

    private sealed class WhenWriting(CancellationTokenSource stop) : IProgress<Progress>
    {
        public void Report(Progress value)
        {
            if (value.Doing == Words.Of(typeof(MakeDemo).Assembly.GetType("HaiDang.Demo.Texts")!, "Demo.Writing")) stop.Cancel();
        }
    }
}
