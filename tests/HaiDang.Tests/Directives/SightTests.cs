using System.Net;
using HaiDang.Data;
using HaiDang.Directives;
using HaiDang.Directives.Assign;
using HaiDang.Directives.Board;
using HaiDang.Directives.OneTask;
using HaiDang.Places.Units.Change;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Xunit;
namespace HaiDang.Tests.Directives;

/// <summary>Whoever has no part in a task, or had one and lost it, finds no trace of it by any way.</summary>
public sealed class SightTests
{
    private const string Title = "Nâng cấp nhà tạm giữ", Text = "Hoàn thiện cơ sở giam giữ", File = "so-do-mat-bang.pdf", Step = "Khởi công nhà mới", Kept = "chỉ trong nhà mình";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Nothing_of_a_task_is_in_any_table_for_whoever_has_no_part(Store store)
    {
        await using var programme = await Programme.Open(store);
        var task = await Filled(programme);
        foreach (var (who, sees) in ((string, bool)[])[("boss", true), ("lead", true), ("beside", true), ("stranger", false), ("minister", false)])
        {
            programme.Enter(who);
            await using var db = await programme.Databases.CreateDbContextAsync(Stop);
            bool[] found =
            [
                await db.Assignments.AnyAsync(Stop), await db.Directives.AnyAsync(Stop), await db.AssignmentEvents.AnyAsync(Stop), await db.AssignmentStates.AnyAsync(Stop), await db.Milestones.AnyAsync(Stop),
                await db.Evidence.AnyAsync(Stop), await db.Set<EvidenceContent>().AnyAsync(Stop), await db.Evidence.Select(e => e.Content!.Content).AnyAsync(Stop), await db.Set<AssignmentLink>().AnyAsync(Stop),
            ];
            Assert.All(found, f => Assert.Equal((who, sees), (who, f)));
            Assert.Equal((who, sees), (who, await ShowTask.Run(task, programme.Databases, programme.House.Clock, Stop) is not null));
            // Nor do the numbers beside a search say that something is there.
            var view = await LookAtBoard.Run(new() { Text = "tam giu" }, programme.Databases, programme.House.Clock, Stop);
            Assert.Equal((who, sees ? 1 : 0), (who, view.Tally.Total));
            Assert.Equal((who, sees ? 1 : 0), (who, (await LookAtBoard.Run(new() { AsOf = programme.House.Clock.Today }, programme.Databases, programme.House.Clock, Stop)).Tally.Total));
            if (!sees) Assert.All(view.Lenses.Values, n => Assert.Equal(0, n));
        }
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Whoever_is_taken_out_sees_it_no_more_and_a_former_lead_until_then(Store store)
    {
        await using var programme = await Programme.Open(store);
        var task = await Filled(programme);
        Assert.Null((await programme.Do("boss", task, Act.RemovedUnit, other: programme.Unit("SXD"))).Refusal);
        Assert.Null((await programme.Do("boss", task, Act.HandedOver, "đổi đầu mối", other: programme.Unit("HG"))).Refusal);
        programme.Enter("lead");
        await using (var former = await programme.Databases.CreateDbContextAsync(Stop)) Assert.True(await former.Assignments.AnyAsync(Stop));
        Assert.Null((await programme.Do("boss", task, Act.RemovedUnit, other: programme.Unit("PHC"))).Refusal);
        foreach (var (who, sees) in ((string, bool)[])[("boss", true), ("stranger", true), ("lead", false), ("beside", false)])
        {
            programme.Enter(who);
            await using var db = await programme.Databases.CreateDbContextAsync(Stop);
            Assert.Equal((who, sees, sees), (who, await db.Assignments.AnyAsync(Stop), await db.Set<EvidenceContent>().AnyAsync(Stop)));
            // On a day on which they still had part in it neither.
            var view = await LookAtBoard.Run(new() { AsOf = programme.House.Clock.Today }, programme.Databases, programme.House.Clock, Stop);
            Assert.Equal((who, sees ? 1 : 0), (who, view.Tally.Total));
        }
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_note_stays_in_its_agency_whoever_else_sees_everything(Store store)
    {
        await using var programme = await Programme.Open(store);
        var task = await Filled(programme);
        programme.Enter("lead");
        Assert.Null(await WriteNote.Run(task, Kept, programme.Databases, programme.House.Clock, Stop));
        programme.Enter("stranger");
        Assert.NotNull(await WriteNote.Run(task, "dò thử", programme.Databases, programme.House.Clock, Stop));
        foreach (var (who, notes) in ((string, int)[])[("lead2", 1), ("boss", 1), ("beside", 0), ("stranger", 0), ("minister", 0)])
        {
            programme.Enter(who);
            await using var db = await programme.Databases.CreateDbContextAsync(Stop);
            Assert.Equal((who, notes), (who, await db.InternalNotes.CountAsync(Stop)));
        }
        var province = programme.Unit("UB");
        foreach (var scope in (Scope[])[Scope.Everything, Scope.Everything.For([province, programme.Unit("SXD")], [province])])
        {
            Scope.Enter(scope);
            await using var db = await programme.Databases.CreateDbContextAsync(Stop);
            Assert.Equal((1, 0), (await db.Assignments.CountAsync(Stop), await db.InternalNotes.CountAsync(Stop)));
            Assert.Empty((await ShowTask.Run(task, programme.Databases, programme.House.Clock, Stop))!.Notes);
        }
        // Nor does the log of what was done say what the note says.
        Scope.Enter(Scope.Everything);
        await using var all = programme.House.Db();
        Assert.Equal(0, await all.Set<AuditRow>().CountAsync(r => r.After!.Contains(Kept) || r.Before!.Contains(Kept), Stop));
    }

    [Fact]
    public async Task No_address_of_the_site_tells_a_stranger_or_another_agency_that_was_at_the_meeting()
    {
        await using var staged = await Stage();
        var (site, task, evidence, _) = staged;
        string[] pages =
        [
            "/", "/directives", "/directives?view=list", "/directives?view=list&q=tam+giu", "/directives?view=groups", "/directives?view=groups&by=directive", "/directives?view=groups&by=agency", "/directives?asof=2026-10-05", "/directives?show=withdrawn",
            "/directives?unit=2", "/directives?directive=1", "/directives?meeting=1", "/directives/overview", "/directives/mine", "/directives/meetings", "/directives/meetings/1", "/directives/meetings/1/edit", "/directives/new", "/directives/new?directive=1",
            $"/directives/{task}", $"/directives/{task}?view=list&q=tam",
        ];
        string[] files = ["", "?view=list&sort=due", "?view=groups", "?view=groups&by=directive", "?asof=2026-10-05", "?q=tam+giu", "?meeting=1"];
        string[] traces = [Title, Text, File, Step, Kept, "D1.1"];
        foreach (var who in (string[])["stranger", "minister"])
        {
            using var client = site.NewClient(staged.Cookies[who]);
            foreach (var way in pages) Untold(who, way, WebUtility.HtmlDecode(await (await client.GetAsync(way, Stop)).Content.ReadAsStringAsync(Stop)));
            foreach (var query in files)
            {
                Untold(who, "csv" + query, await client.GetStringAsync("/api/Directives/export.csv" + query, Stop));
                Untold(who, "xlsx" + query, Cells(await client.GetByteArrayAsync("/api/Directives/export.xlsx" + query, Stop)));
            }
            Assert.Equal((who, HttpStatusCode.NotFound), (who, (await client.GetAsync($"/api/Directives/evidence/{evidence}", Stop)).StatusCode));
        }
        // What is not there for them is there for the unit that leads, by the same ways: the search above is no empty one.
        using var lead = site.NewClient(staged.Cookies["lead"]);
        foreach (var way in (string[])["/directives", "/directives?view=list", "/directives/mine", $"/directives/{task}"])
            Assert.Contains(Title, WebUtility.HtmlDecode(await lead.GetStringAsync(way, Stop)), StringComparison.Ordinal);
        Assert.Contains(Title, await lead.GetStringAsync("/api/Directives/export.csv", Stop), StringComparison.Ordinal);
        Assert.Contains(Title, Cells(await lead.GetByteArrayAsync("/api/Directives/export.xlsx", Stop)), StringComparison.Ordinal);
        Assert.Equal([7, 7], await lead.GetByteArrayAsync($"/api/Directives/evidence/{evidence}", Stop));

        void Untold(string who, string way, string told) => Assert.All(traces, t => Assert.False(told.Contains(t, StringComparison.OrdinalIgnoreCase), $"{who} reads “{t}” at {way}"));
    }

    private static string Cells(byte[] sheet)
    {
        using var file = new MemoryStream(sheet);
        return string.Join('\n', file.Query().Cast<IDictionary<string, object?>>().SelectMany(row => row.Values));
    }

    /// <summary>A task with something of every kind in it.</summary>
    private static async Task<int> Filled(Programme programme)
    {
        programme.Enter("boss");
        var answer = await AssignTask.Run(new()
        {
            DirectiveId = programme.DirectiveId, Title = Title, LeadId = programme.Unit("PHC"), Coordinating = [programme.Unit("SXD")], Due = new(2026, 12, 31), Steps = [new(Step, new(2026, 11, 1))],
        }, programme.Databases, programme.House.Clock, Stop);
        await programme.AddEvidence(answer.Id!.Value);
        Scope.Enter(Scope.Everything);
        await using var db = programme.House.Db();
        db.Add(new AssignmentLink { AssignmentId = answer.Id.Value, Title = "Điểm nóng", Href = "/hot-spots" });
        await db.SaveChangesAsync(Stop);
        return answer.Id.Value;
    }

    private sealed record Staged(SiteUnderTest Site, int Task, int Evidence, Dictionary<string, string> Cookies) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }

    private static async Task<Staged> Stage()
    {
        var (units, task, evidence) = (new Dictionary<string, int>(), 0, 0);
        var site = await SiteUnderTest.Start(async (services, stop) =>
        {
            var databases = services.GetRequiredService<IDbContextFactory<HaiDangDb>>();
            await using var db = await databases.CreateDbContextAsync(stop);
            foreach (var (code, parent) in ((string, string?)[])[("CAT", null), ("PHC", "CAT"), ("HG", "CAT"), ("BO", null)])
                units[code] = (await AddUnit.Run(new() { Code = code, Name = $"Đơn vị {code}", ParentId = parent is null ? null : units[parent] }, db, stop)).UnitId!.Value;
            Actor.Enter(new("boss", "test"));
            Scope.Enter(Scope.Everything.For(units.Values, [units["CAT"]]));
            var meeting = (await HoldMeeting.Run(new() { Day = new(2026, 9, 1), Title = "Giao ban", Units = [units["CAT"], units["BO"]] }, databases, stop)).Id!.Value;
            var directive = (await KeepDirective.Run(new() { MeetingId = meeting, Text = Text, Field = FieldOfWork.Premises, IssuerId = units["CAT"] }, databases, stop)).Id!.Value;
            task = (await AssignTask.Run(new() { DirectiveId = directive, Title = Title, LeadId = units["PHC"], Due = new(2026, 12, 31), Steps = [new(Step, new(2026, 11, 1))] }, databases, services.GetRequiredService<TimeProvider>(), stop)).Id!.Value;
            var kept = new Evidence { AssignmentId = task, Name = File, Bytes = 2, Hash = new string('c', 64), UnitId = units["PHC"], By = "lead", At = DateTimeOffset.UnixEpoch, Content = new() { Content = [7, 7] } };
            db.AddRange(kept, new InternalNote { AssignmentId = task, AgencyId = units["CAT"], By = "lead", At = DateTimeOffset.UnixEpoch, Text = Kept });
            await db.SaveChangesAsync(stop);
            evidence = kept.Id;
        });
        Scope.Enter(Scope.Everything);
        Dictionary<string, string> cookies = [];
        await using var all = await site.Services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(Stop);
        foreach (var (name, role, unit) in ((string, Role, string)[])[("lead", Role.ProjectOfficer, "PHC"), ("stranger", Role.ProjectOfficer, "HG"), ("minister", Role.StaffOfficer, "BO")])
        {
            cookies[name] = await site.SignIn(name, [role], []);
            all.Add(new AccountUnit { AccountId = await all.Accounts.Where(a => a.UserName == name).Select(a => a.Id).SingleAsync(Stop), UnitId = units[unit] });
            await all.SaveChangesAsync(Stop);
        }
        return new(site, task, evidence, cookies);
    }
}
