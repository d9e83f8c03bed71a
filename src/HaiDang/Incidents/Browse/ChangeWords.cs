using HaiDang.Shell;
using HaiDang.Ui;
namespace HaiDang.Incidents.Browse;

/// <summary>How is a change told? Counts and interval; no percent, and no ratio at all on a base too small for one.</summary>
public static class ChangeWords
{
    public static string Of(Compared change, int days) => change.Direction is not { } way
        ? Words.Of<Texts>("Browse.ChangeFew", days, Figures.Count(change.Before))
        : Words.Of<Texts>(way switch { 1 => "Browse.ChangeMore", -1 => "Browse.ChangeFewer", _ => "Browse.ChangeNone" },
            days, Figures.Count(change.Before), Figures.Number(change.Ratio!.Value, 2), Figures.Range(change.Low!.Value, change.High!.Value, 2));
}
