using HaiDang.Shell;
namespace HaiDang.Places.Units;

/// <summary>Which units does somebody who chooses see: those that stand and are found, each under its agency?</summary>
/// <param name="Lines">In order of the tree, <see cref="Most"/> at most.</param>
/// <param name="Left">How many were found besides.</param>
public sealed record UnitChoices(UnitChoices.Line[] Lines, int Left)
{
    /// <summary>More than one reads; a longer list makes every letter that is typed slow.</summary>
    public const int Most = 120;

    /// <param name="Unit">What stands on the line.</param>
    /// <param name="Depth">0 for an agency.</param>
    /// <param name="May">Whether it can be chosen; else it is there as the heading of what can.</param>
    public sealed record Line(Unit Unit, int Depth, bool May);

    /// <param name="book">All units.</param>
    /// <param name="sought">Words of the name, short name or code, tone marks or not; empty: all.</param>
    /// <param name="without">Those that cannot be chosen here; null for none.</param>
    public static UnitChoices Of(UnitBook book, string sought, Func<Unit, bool>? without)
    {
        bool May(Unit unit) => unit.EndedOn is null && without?.Invoke(unit) is not true && WithoutMarks.Finds(sought, unit.Folded);
        var found = book.InOrder.Where(u => May(u.Unit)).ToArray();
        var lines = new List<Line>(Most);
        foreach (var (unit, depth) in found)
        {
            if (lines.Count >= Most) break;
            if (depth > 0 && (lines.Count == 0 || lines[^1].Unit.Agency != unit.Agency)) lines.Add(new(book[unit.Agency], 0, false));
            lines.Add(new(unit, depth, true));
        }
        return new([.. lines], found.Length - lines.Count(l => l.May));
    }
}
