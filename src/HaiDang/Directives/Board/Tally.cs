namespace HaiDang.Directives.Board;

/// <summary>How many tasks have each status, and how many were on time by each of the two days?</summary>
public sealed record Tally
{
    private readonly int[] _counts = new int[Statuses.All.Length];

    public int this[Status status] => _counts[(int)status];

    public int Total { get; private init; }

    /// <summary>Tasks whose first day has come or that were done before it, and how many of them were on time by it.</summary>
    public int DueByOriginal { get; private init; }
    public int OnTimeByOriginal { get; private init; }

    /// <summary>The same by the day in force.</summary>
    public int DueNow { get; private init; }
    public int OnTimeNow { get; private init; }

    public static Tally Of(IEnumerable<Standing> tasks, DateOnly day)
    {
        var (dueOriginal, onOriginal, due, on, total) = (0, 0, 0, 0, 0);
        var counts = new int[Statuses.All.Length];
        foreach (var task in tasks)
        {
            counts[(int)task.Status(day)]++;
            total++;
            if (Statuses.ByOriginalDue(task.State, day) is { } original) (dueOriginal, onOriginal) = (dueOriginal + 1, onOriginal + (original ? 1 : 0));
            if (Statuses.ByDue(task.State, day) is { } current) (due, on) = (due + 1, on + (current ? 1 : 0));
        }
        var tally = new Tally { Total = total, DueByOriginal = dueOriginal, OnTimeByOriginal = onOriginal, DueNow = due, OnTimeNow = on };
        counts.CopyTo(tally._counts, 0);
        return tally;
    }
}
