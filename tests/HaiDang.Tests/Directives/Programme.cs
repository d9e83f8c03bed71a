using HaiDang.Data;
using HaiDang.Directives;
using HaiDang.Directives.Assign;
using HaiDang.Directives.Follow;
using HaiDang.Places.Units;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Audit;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Directives;

/// <summary>Two agencies with units, somebody in each, a meeting and one directive: what most tests here begin with.</summary>
internal sealed class Programme : IAsyncDisposable
{
    private readonly TestHouse _house;
    private readonly Dictionary<string, int> _units = [], _people = [];
    private readonly Dictionary<string, (Actor Actor, Scope Scope)> _acting = [];

    private Programme(TestHouse house) => _house = house;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TestHouse House => _house;
    public IDbContextFactory<HaiDangDb> Databases => _house.Get<IDbContextFactory<HaiDangDb>>();
    public int MeetingId { get; private set; }
    public int DirectiveId { get; private set; }

    public int Unit(string code) => _units[code];

    public int Account(string name) => _people[name];

    public static async Task<Programme> Open(Store store = Store.Sqlite)
    {
        var made = new Programme(await TestHouse.Open(store));
        await made.Fill();
        return made;
    }

    private async Task Fill()
    {
        Scope.Enter(Scope.Everything);
        await using (var db = _house.Db())
        {
            foreach (var (code, parent) in (ReadOnlySpan<(string, string?)>)[("BO", null), ("CAT", null), ("PHC", "CAT"), ("BC", "CAT"), ("HG", "CAT"), ("UB", null), ("SXD", "UB")])
            {
                var above = parent is null ? null : db.Units.Local.Single(u => u.Code == parent);
                var unit = new Unit { Code = code, Name = $"Đơn vị {code}", ParentId = above?.Id, AgencyId = above?.Agency };
                unit.Fold();
                db.Add(unit);
                db.SaveChanges();
                _units[code] = unit.Id;
            }
        }
        await Add("minister", Role.StaffOfficer, "BO", narrow: true);
        await Add("boss", Role.Leader, "CAT", narrow: false);
        await Add("staff", Role.StaffOfficer, "CAT", narrow: false);
        await Add("lead", Role.ProjectOfficer, "PHC", narrow: true);
        await Add("lead2", Role.PersonnelOfficer, "PHC", narrow: true);
        await Add("beside", Role.ProjectOfficer, "SXD", narrow: true);
        await Add("stranger", Role.ProjectOfficer, "HG", narrow: true);
        Enter("boss");
        MeetingId = (await HoldMeeting.Run(new() { Day = new(2026, 9, 1), Title = "Giao ban", Units = [Unit("CAT"), Unit("BO")] }, Databases, Stop)).Id!.Value;
        DirectiveId = (await KeepDirective.Run(new() { MeetingId = MeetingId, Text = "Hoàn thiện trụ sở", Field = FieldOfWork.Premises, IssuerId = Unit("CAT") }, Databases, Stop)).Id!.Value;
    }

    private async Task Add(string name, Role role, string unit, bool narrow)
    {
        var answer = await AddAccount.Run(new() { Name = name, Title = $"Chức danh {name}", Rights = new([role], narrow ? [] : null) { Units = [Unit(unit)] } }, _house.Get<AccountMeans>(), Stop);
        _people[name] = answer.AccountId ?? throw new InvalidOperationException(answer.Refusal);
        await using var db = _house.Db();
        var book = await UnitBook.Read(db, Stop);
        var beneath = book.Beneath([Unit(unit)]);
        _acting[name] = (new(name, "127.0.0.1") { AccountId = _people[name] }, (narrow ? Scope.Nothing : Scope.Everything).For(beneath, beneath.Select(u => book[u].Agency)));
    }

    /// <summary>From here on in the calling test, this person acts.</summary>
    public void Enter(string name)
    {
        var (actor, scope) = _acting[name];
        Actor.Enter(actor);
        Scope.Enter(scope);
    }

    /// <summary>A task of the police's own, led by the department of logistics.</summary>
    public async Task<int> Assign(DateOnly? due = null, params string[] coordinating)
    {
        Enter("boss");
        var answer = await AssignTask.Run(new()
        {
            DirectiveId = DirectiveId, Title = "Sửa trụ sở công an phường", LeadId = Unit("PHC"), Coordinating = Array.ConvertAll(coordinating, Unit), Due = due ?? new(2026, 11, 30),
        }, Databases, _house.Clock, Stop);
        return answer.Id ?? throw new InvalidOperationException(answer.Refusal);
    }

    /// <summary>The person does it, having seen the task as it is now.</summary>
    public async Task<ActOn.Answer> Do(string name, int task, Act act, string? text = null, DateOnly? day = null, int? other = null, int? seen = null)
    {
        Scope.Enter(Scope.Everything);
        int last;
        await using (var db = _house.Db()) last = await db.AssignmentEvents.Where(e => e.AssignmentId == task).MaxAsync(e => e.Seq, Stop);
        Enter(name);
        return await ActOn.Run(new() { AssignmentId = task, Seen = seen ?? last, Wish = new(act) { Text = text, Day = day, OtherId = other } }, Databases, _house.Clock, Stop);
    }

    public async Task AddEvidence(int task)
    {
        Scope.Enter(Scope.Everything);
        await using var db = _house.Db();
        db.Add(new Evidence { AssignmentId = task, Name = "anh.jpg", Bytes = 3, Hash = new string('a', 64), UnitId = Unit("PHC"), By = "lead", At = _house.Clock.GetUtcNow(), Content = new() { Content = [1, 2, 3] } });
        await db.SaveChangesAsync(Stop);
    }

    public async Task<AssignmentState> State(int task)
    {
        Scope.Enter(Scope.Everything);
        await using var db = _house.Db();
        return await db.AssignmentStates.AsNoTracking().SingleAsync(s => s.AssignmentId == task && s.UntilAt == null, Stop);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
