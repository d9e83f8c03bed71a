namespace HaiDang.Shell.WorkingDays;

/// <summary>Why is a day a public holiday?</summary>
public enum HolidayKind
{
    NewYear, Tet, HungKings, Reunification, Labour, National,

    /// <summary>In place of a holiday on a Saturday or Sunday.</summary>
    InPlace,
}
