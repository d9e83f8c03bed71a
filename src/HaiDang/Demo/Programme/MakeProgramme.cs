using System.Security.Cryptography;
using System.Text;
using HaiDang.Data;
using HaiDang.Directives;
using HaiDang.Directives.Follow;
using HaiDang.Places;
using HaiDang.Places.Units;
using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Demo.Programme;

/// <summary>Writes the session of 7 March 2024 with its commitments, and tasks whose course was drawn, once.</summary>
internal static class MakeProgramme
{
    private const string Source = "Báo chí đưa tin về buổi làm việc ngày 07/03/2024; lời văn của Hải Đăng. Nhiệm vụ và diễn biến là mô phỏng.";

    /// <summary>Units before people: these act for them.</summary>
    public static async Task Units(HaiDangDb db, CancellationToken stop)
    {
        if (await db.Units.AnyAsync(stop) || await Territories.Current(db, stop) is not { } territory) return;
        Dictionary<string, Unit> made = [];
        foreach (var generation in DemoUnits.All(territory.Communes).GroupBy(u => u.Parent is not null))
        {
            foreach (var (unit, parent) in generation) made[unit.Code] = parent is null ? unit : Under(unit, made[parent]);
            db.AddRange(made.Values.Where(u => u.Id == 0));
            await db.SaveChangesAsync(stop);
        }
    }

    /// <summary>The meeting and all that came of it.</summary>
    /// <returns>How many tasks were made; 0 when there is a meeting already.</returns>
    public static async Task<int> Run(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        if (await db.Meetings.AnyAsync(stop) || await Territories.Current(db, stop) is not { } territory) return 0;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, stop);
        var directives = await Agreed(units, db, stop);
        DemoTasks.Wanted[] wanted = [.. DemoTasks.All(territory.Communes)];
        var draws = wanted.Select((_, i) => new DrawTask(PlantedTruth.Seed, i, now)).ToArray();
        var begun = draws.Select(d => d.Begin(DemoDirectives.Day)).ToArray();
        var accounts = await db.Accounts.ToDictionaryAsync(a => a.UserName!, a => a.Id, stop);
        var tasks = wanted.Select((w, i) => Made(w, begun[i].At, begun[i].Days, i + 1, directives, units, accounts)).ToArray();
        Number(tasks);
        db.AddRange(tasks);
        await db.SaveChangesAsync(stop);
        for (var i = 0; i < tasks.Length; i++) Happened(tasks[i], wanted[i], draws[i], begun[i].Days, units, db);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return tasks.Length;
    }

    private static async Task<Dictionary<string, Directive>> Agreed(Dictionary<string, Unit> units, HaiDangDb db, CancellationToken stop)
    {
        var meeting = new Meeting
        {
            Day = DemoDirectives.Day, Title = "Buổi làm việc của Bộ Công an với tỉnh Quảng Ninh", Chair = "Đảng uỷ Công an Trung ương và Tỉnh uỷ Quảng Ninh", Source = Source,
            Units = [.. ((string[])[DemoUnits.Ministry, DemoUnits.Police, DemoUnits.Province]).Select(code => new MeetingUnit { UnitId = units[code].Id })],
        };
        db.Add(meeting);
        await db.SaveChangesAsync(stop);
        var directives = DemoDirectives.All.Select((d, i) => new Directive { MeetingId = meeting.Id, Code = d.Code, Text = d.Text, Field = d.Field, IssuerId = units[d.Issuer].Id, Rank = i + 1 }).ToArray();
        foreach (var directive in directives) directive.Fold();
        db.AddRange(directives);
        await db.SaveChangesAsync(stop);
        return directives.ToDictionary(d => d.Code);
    }

    private static Assignment Made(DemoTasks.Wanted wanted, DateTimeOffset at, int days, int number, Dictionary<string, Directive> directives, Dictionary<string, Unit> units, Dictionary<string, int> accounts)
    {
        var directive = directives[wanted.Directive];
        var ofPolice = directive.IssuerId == units[DemoUnits.Police].Id;
        var due = at.LocalDay.AddDays(days);
        var task = new Assignment
        {
            DirectiveId = directive.Id, Number = number, Title = wanted.Title, AssignerId = directive.IssuerId, AssignedAt = at, TouchedAt = at, Synthetic = true,
            LeaderId = ofPolice ? accounts.GetValueOrDefault("lanhdao") : null, OfficerId = ofPolice ? accounts.GetValueOrDefault("thammuu") : null,
            MeasureKey = wanted.Measure?.Key, MeasureSubject = wanted.Measure?.Subject, MeasurePlaceId = wanted.Place?.Id,
            Units =
            [
                new() { UnitId = directive.IssuerId, Part = Part.Assigner }, new() { UnitId = units[wanted.Lead].Id, Part = Part.Lead },
                .. wanted.Coordinating.Select(c => new AssignmentUnit { UnitId = units[c].Id, Part = Part.Coordinating }),
            ],
            Milestones = [.. wanted.Steps.Select((s, i) => new Milestone { Title = s, Due = at.LocalDay.AddDays((i + 1) * days / (wanted.Steps.Length + 1)) })],
        };
        if (task.LeaderId == 0) task.LeaderId = null;
        if (task.OfficerId == 0) task.OfficerId = null;
        task.Fold();
        return due > at.LocalDay ? task : throw new InvalidOperationException($"Task {number} has {days} days.");
    }

    /// <summary>Within its directive each has its number, in the order in which they were given.</summary>
    private static void Number(Assignment[] tasks)
    {
        foreach (var directive in tasks.GroupBy(t => t.DirectiveId))
            foreach (var (task, i) in directive.OrderBy(t => t.AssignedAt).Select((t, i) => (t, i))) task.Number = i + 1;
    }

    private static void Happened(Assignment task, DemoTasks.Wanted wanted, DrawTask draw, int days, Dictionary<string, Unit> units, HaiDangDb db)
    {
        var events = draw.Run(new()
        {
            Id = task.Id, LeadId = units[wanted.Lead].Id, Lead = units[wanted.Lead].Brief, Assigner = units.Values.Single(u => u.Id == task.AssignerId).Brief, Coordinating = [.. wanted.Coordinating.Select(c => units[c].Id)],
            CoordinatingNames = [.. wanted.Coordinating.Select(c => units[c].Brief)], Steps = [.. task.Milestones.Select(m => m.Id)], LeaderId = task.LeaderId, OfficerId = task.OfficerId, AssignedAt = task.AssignedAt, Days = days,
        });
        db.AddRange(events);
        db.AddRange(FoldEvents.Run(events));
        foreach (var milestone in task.Milestones) milestone.ReachedOn = Array.Find(events, e => e.Act is Act.ReachedMilestone && e.OtherId == milestone.Id)?.At.LocalDay;
        (task.Events, task.TouchedAt) = (events.Length, events[^1].At);
        if (Array.Find(events, e => e.Act is Act.Submitted) is not { } submitted) return;
        var content = Encoding.UTF8.GetBytes($"Dữ liệu mô phỏng. Bằng chứng cho nhiệm vụ: {task.Title}\n");
        db.Add(new Evidence
        {
            AssignmentId = task.Id, Name = "Biên bản kết quả (mô phỏng).txt", Bytes = content.Length, Hash = Convert.ToHexStringLower(SHA256.HashData(content)), UnitId = units[wanted.Lead].Id,
            By = units[wanted.Lead].Brief, At = submitted.At.AddMinutes(-20), Content = new() { Content = content },
        });
    }

    private static Unit Under(Unit unit, Unit parent)
    {
        var placed = new Unit { Code = unit.Code, Name = unit.Name, ShortName = unit.ShortName, PlaceId = unit.PlaceId, ParentId = parent.Id, AgencyId = parent.Agency };
        placed.Fold();
        return placed;
    }
}
