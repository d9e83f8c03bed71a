using HaiDang.Analysis.Inference;
using HaiDang.Directives;
using HaiDang.Shell;
namespace HaiDang.Demo.Programme;

/// <summary>What might have become of a task? Drawn from a seed; every act is one that the rules allow.</summary>
internal sealed class DrawTask(ulong seed, int number, DateTimeOffset now)
{
    private readonly List<AssignmentEvent> _events = [];
    private SeededRandom _chance = new(seed, number, 7);

    /// <summary>What is to be drawn: ids of units, of milestones and of those who keep an eye on it.</summary>
    public sealed record Task
    {
        public required int Id { get; init; }
        public required int LeadId { get; init; }
        public required string Lead { get; init; }
        public required string Assigner { get; init; }
        public required int[] Coordinating { get; init; }
        public required string[] CoordinatingNames { get; init; }
        public required int[] Steps { get; init; }
        public required int? LeaderId { get; init; }
        public required int? OfficerId { get; init; }
        public required DateTimeOffset AssignedAt { get; init; }
        public required int Days { get; init; }
    }

    /// <summary>When it was given and how long it may take: most of them long ago, some lately.</summary>
    public (DateTimeOffset At, int Days) Begin(DateOnly first)
    {
        var lastDay = Math.Max(1, now.LocalDay.DayNumber - first.DayNumber - 15);
        var day = first.AddDays(5 + (int)(lastDay * Math.Sqrt(_chance.NextDouble())));
        return (At(day), 45 + _chance.Below(280));
    }

    public AssignmentEvent[] Run(Task task)
    {
        var due = task.AssignedAt.LocalDay.AddDays(task.Days);
        Add(task, task.AssignedAt, Act.Assigned, Side.Assigner, day: due, other: task.LeadId);
        foreach (var unit in task.Coordinating) Add(task, task.AssignedAt, Act.AddedUnit, Side.Assigner, other: unit);
        if (task.LeaderId is { } leader) Add(task, task.AssignedAt, Act.SetLeader, Side.Assigner, other: leader);
        if (task.OfficerId is { } officer) Add(task, task.AssignedAt, Act.SetOfficer, Side.Assigner, other: officer);
        var pace = 0.5 + 0.58 * _chance.NextDouble();   // of its time: most of them finish in time
        if (_chance.Below(9) == 0) pace += 0.6;
        var length = Math.Max(10, (int)(pace * task.Days));
        // Of what fell due lately some is still being done.
        var over = now.LocalDay.DayNumber - due.DayNumber;
        if (over is > 0 and < 50 && _chance.Below(2) == 0) length = task.Days + over + 30;
        var started = task.AssignedAt.LocalDay.AddDays(1 + _chance.Below(Math.Max(2, length / 6)));
        Add(task, At(started), Act.Started, Side.Lead);
        Work(task, started, task.AssignedAt.LocalDay.AddDays(length), due);
        Finish(task, task.AssignedAt.LocalDay.AddDays(length));
        return [.. _events.Where(e => e.At < now).OrderBy(e => e.At).ThenBy(e => e.Seq).Select((e, i) => e with { Seq = i + 1 })];
    }

    private void Work(Task task, DateOnly started, DateOnly finished, DateOnly due)
    {
        var span = finished.DayNumber - started.DayNumber;
        foreach (var (step, i) in task.Steps.Select((s, i) => (s, i)))
            Add(task, At(started.AddDays((i + 1) * span / (task.Steps.Length + 1))), Act.ReachedMilestone, Side.Lead, other: step);
        for (var day = started.AddDays(12 + _chance.Below(20)); day < finished; day = day.AddDays(18 + _chance.Below(30)))
        {
            var beside = task.CoordinatingNames.Length > 0 && _chance.Below(3) == 0;
            Add(task, At(day), Act.Reported, beside ? Side.Coordinating : Side.Lead, text: Reports[_chance.Below(Reports.Length)], by: beside ? task.CoordinatingNames[_chance.Below(task.CoordinatingNames.Length)] : null);
        }
        // Whoever sees that it will be late asks for more time, mostly.
        if (finished <= due || _chance.Below(3) == 0) return;
        var asked = due.AddDays(-3 - _chance.Below(10));
        if (asked <= started) return;
        var wanted = finished.AddDays(_chance.Below(12) - 4);
        if (wanted <= due) return;
        Add(task, At(asked), Act.AskedExtension, Side.Lead, day: wanted, text: Causes[_chance.Below(Causes.Length)]);
        var granted = _chance.Below(4) > 0;
        Add(task, At(asked.AddDays(1 + _chance.Below(4))), granted ? Act.Extended : Act.RefusedExtension, Side.Assigner, day: granted ? wanted : null, text: granted ? "Lý do khách quan." : "Chưa đủ căn cứ.");
    }

    private void Finish(Task task, DateOnly finished)
    {
        var submitted = finished;
        Add(task, At(submitted), Act.Submitted, Side.Lead);
        if (_chance.Below(7) == 0)
        {
            Add(task, At(submitted.AddDays(1 + _chance.Below(4))), Act.Returned, Side.Assigner, text: "Bằng chứng thiếu ngày, thiếu nơi.");
            submitted = submitted.AddDays(8 + _chance.Below(8));
            Add(task, At(submitted), Act.Submitted, Side.Lead);
        }
        Add(task, At(submitted.AddDays(1 + _chance.Below(5))), Act.Accepted, Side.Assigner);
    }

    private static readonly string[] Reports =
    [
        "Đã họp các đơn vị, thống nhất cách làm và phân việc.", "Đang làm theo kế hoạch, chưa có vướng mắc.", "Đã xong phần khảo sát, đang tổng hợp.",
        "Chậm một tuần do mưa bão, đã bố trí làm bù.", "Đã gửi văn bản đề nghị phối hợp, chờ trả lời.", "Đã kiểm tra thực địa, còn hai điểm cần chỉnh.",
    ];

    private static readonly string[] Causes = ["Chờ bố trí vốn.", "Mưa bão kéo dài, chưa thi công được.", "Chờ ý kiến của cơ quan phối hợp.", "Mặt bằng bàn giao muộn."];

    private DateTimeOffset At(DateOnly day)
    {
        var workday = day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };
        return workday.Begins.AddMinutes(450 + _chance.Below(570));
    }

    private void Add(Task task, DateTimeOffset at, Act act, Side side, DateOnly? day = null, int? other = null, string? text = null, string? by = null)
    {
        // One thing after the other, whatever the chance of the hour says.
        var last = _events.Count == 0 ? DateTimeOffset.MinValue : act is Act.Submitted or Act.Accepted or Act.Returned ? _events.Max(e => e.At) : _events[0].At;
        _events.Add(new()
        {
            AssignmentId = task.Id, Seq = _events.Count + 1, At = at > last || act is Act.Assigned or Act.AddedUnit or Act.SetLeader or Act.SetOfficer ? at : last.AddMinutes(30), Act = act, Side = side,
            By = by ?? (side is Side.Assigner ? task.Assigner : task.Lead), Day = day, OtherId = other, Text = text,
        });
    }
}
