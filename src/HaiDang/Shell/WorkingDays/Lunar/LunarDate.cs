namespace HaiDang.Shell.WorkingDays.Lunar;

/// <summary>Which day of the Vietnamese lunar calendar is it?</summary>
/// <param name="Year">Named for the Gregorian year in which it begins.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 29 or 30.</param>
/// <param name="IsLeap">The second month of this number in its year.</param>
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeap = false);
