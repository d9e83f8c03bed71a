using System.Globalization;
namespace HaiDang.Data;

/// <summary>How far may whoever acts see? A set of places, or everything. Goes along with the work, into background jobs too.</summary>
/// <remarks>A context takes the scope of the moment it is asked for and holds every query of a table that lies in places to it.</remarks>
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

    public static Scope Of(IEnumerable<int> places) => new([.. places]);

    /// <summary>Reads what <see cref="ToString"/> wrote; nothing is seen where that cannot be read.</summary>
    public static Scope Parse(string? written)
    {
        if (written == All) return Everything;
        var ids = (written ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(ids, id => int.TryParse(id, CultureInfo.InvariantCulture, out _))
            ? Of(ids.Select(id => int.Parse(id, CultureInfo.InvariantCulture))) : Nothing;
    }

    /// <summary>From here on, in all that this work calls, no more than this is seen.</summary>
    public static void Enter(Scope scope) => Entered.Value = scope;

    /// <param name="placeId">Where something lies; null when that could not be told, which only who sees everything may see.</param>
    public bool Sees(int? placeId) => _places is null || (placeId is { } id && _places.Contains(id));

    public override string ToString() => _places is null ? All : string.Join(',', Places.Select(p => p.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Marks a table whose rows lie in places: its column <c>PlaceId</c> decides who sees them.</summary>
public interface ILieInPlaces;

/// <summary>Marks a table whose rows are about a whole territory: only who sees everything sees them.</summary>
public interface IAreOfTheWhole;
