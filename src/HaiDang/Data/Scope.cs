using System.Globalization;
namespace HaiDang.Data;

/// <summary>How far may whoever acts see? A set of places, or everything, and the units acted for. Goes along with the work, into background jobs too.</summary>
/// <remarks>A context takes the scope of the moment it is asked for and holds every query of a table that is not for all to it.</remarks>
public sealed class Scope
{
    private const string All = "*";
    private static readonly AsyncLocal<Scope?> Entered = new();
    private readonly HashSet<int>? _places;

    private Scope(HashSet<int>? places) => (_places, Places) = (places, places is null ? [] : [.. places.Order()]);

    public static Scope Everything { get; } = new(null);
    public static Scope Nothing { get; } = new([]);

    /// <summary>What was entered; null where nobody has said how far may be seen.</summary>
    public static Scope? Current => Entered.Value;

    public bool IsWhole => _places is null;

    /// <summary>Ids of places, ascending; empty when everything is seen, or nothing.</summary>
    public int[] Places { get; }

    /// <summary>Ids of the units acted for and of all beneath them, ascending.</summary>
    public int[] Units { get; private init; } = [];

    /// <summary>Ids of the agencies that those belong to, ascending. What an agency keeps to itself is seen by its own alone, whoever else sees everything.</summary>
    public int[] Agencies { get; private init; } = [];

    public static Scope Of(IEnumerable<int> places) => new([.. places]);

    /// <summary>The same ground, acting for units.</summary>
    public Scope For(IEnumerable<int> units, IEnumerable<int> agencies) => new(_places) { Units = [.. units.Distinct().Order()], Agencies = [.. agencies.Distinct().Order()] };

    /// <summary>Reads what <see cref="ToString"/> wrote; nothing is seen where that cannot be read.</summary>
    public static Scope Parse(string? written)
    {
        var parts = (written ?? "").Split('|');
        if (parts.Length is not (1 or 3)) return Nothing;
        var ids = Array.ConvertAll(parts, part => part == All ? [] : Numbers(part));
        if (Array.Exists(ids, i => i is null)) return Nothing;
        var ground = parts[0] == All ? Everything : Of(ids[0]!);
        return parts.Length == 1 ? ground : ground.For(ids[1]!, ids[2]!);
    }

    /// <summary>From here on, in all that this work calls, no more than this is seen.</summary>
    public static void Enter(Scope scope) => Entered.Value = scope;

    /// <param name="placeId">Where something lies; null when that could not be told, which only who sees everything may see.</param>
    public bool Sees(int? placeId) => _places is null || (placeId is { } id && _places.Contains(id));

    public override string ToString()
    {
        var ground = _places is null ? All : Written(Places);
        return Units.Length == 0 && Agencies.Length == 0 ? ground : $"{ground}|{Written(Units)}|{Written(Agencies)}";
    }

    private static string Written(int[] ids) => string.Join(',', ids.Select(i => i.ToString(CultureInfo.InvariantCulture)));

    private static int[]? Numbers(string written)
    {
        var ids = written.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(ids, id => int.TryParse(id, CultureInfo.InvariantCulture, out _))
            ? Array.ConvertAll(ids, id => int.Parse(id, CultureInfo.InvariantCulture)) : null;
    }
}

/// <summary>Marks a table whose rows lie in places: its column <c>PlaceId</c> decides who sees them.</summary>
public interface ILieInPlaces;

/// <summary>Marks a table whose rows are about a whole territory: only who sees everything sees them.</summary>
public interface IAreOfTheWhole;
