namespace HaiDang.Shell.Calendars;

/// <summary>What stands in somebody's calendar on one day?</summary>
public sealed record CalendarEntry
{
    /// <summary>The same for the same thing, for ever and everywhere: by it a calendar program replaces what it has.</summary>
    public required string Uid { get; init; }
    public required DateOnly Day { get; init; }
    public required string Title { get; init; }
    public string Description { get; init; } = "";

    /// <summary>Where it is looked at; the whole address.</summary>
    public required Uri Link { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>It shall no longer stand there: a program that has it crosses it out.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>How long before the day begins to remind of it: <c>15:30</c> is half past eight on the morning before.</summary>
    public TimeSpan[] Alarms { get; init; } = [];
}
