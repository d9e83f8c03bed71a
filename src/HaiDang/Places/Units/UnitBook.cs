using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Places.Units;

/// <summary>Which units are there, and which lies beneath which? There are hundreds of them at most, so they are read whole.</summary>
public sealed class UnitBook
{
    private readonly Dictionary<int, Unit> _units;
    private readonly ILookup<int?, Unit> _parts;

    private UnitBook(Unit[] units) => (_units, _parts) = (units.ToDictionary(u => u.Id), units.ToLookup(u => u.ParentId));

    public static async Task<UnitBook> Read(HaiDangDb db, CancellationToken stop) => new(await db.Units.AsNoTracking().OrderBy(u => u.Id).ToArrayAsync(stop));

    public Unit this[int id] => _units[id];

    public Unit? Find(int? id) => id is { } known ? _units.GetValueOrDefault(known) : null;

    /// <param name="code">Capitals or not.</param>
    public Unit? Find(string code) => _units.Values.FirstOrDefault(u => u.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>All, each agency before its parts, each part before its own; those that have ended too.</summary>
    public IEnumerable<(Unit Unit, int Depth)> InOrder => Under(null, 0);

    /// <summary>Agencies in order of their ids.</summary>
    public IEnumerable<Unit> Agencies => _parts[null];

    public IEnumerable<Unit> PartsOf(int unitId) => _parts[unitId];

    /// <summary>The units and all beneath them.</summary>
    public HashSet<int> Beneath(IEnumerable<int> units)
    {
        HashSet<int> found = [];
        Stack<int> open = new(units.Where(_units.ContainsKey));
        while (open.TryPop(out var unit))
            if (found.Add(unit)) foreach (var part in _parts[unit]) open.Push(part.Id);
        return found;
    }

    /// <summary>The unit, then what it is part of, up to its agency.</summary>
    public IEnumerable<Unit> Upwards(int unitId)
    {
        for (var unit = Find(unitId); unit is not null; unit = Find(unit.ParentId)) yield return unit;
    }

    private IEnumerable<(Unit, int)> Under(int? parent, int depth) => _parts[parent].SelectMany(u => Under(u.Id, depth + 1).Prepend((u, depth)));
}
