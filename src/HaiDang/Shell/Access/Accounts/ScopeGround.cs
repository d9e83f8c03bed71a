using HaiDang.Data;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Of which places and units can an account's scope be made? Told by the module that knows them.</summary>
public sealed class ScopeGround
{
    /// <param name="Id">As tables know it.</param>
    /// <param name="Code">As people type it.</param>
    /// <param name="Name">In full.</param>
    public sealed record Place(int Id, string Code, string Name)
    {
        /// <summary>It is no longer: it cannot be chosen anew, and whoever has it keeps it.</summary>
        public bool Ended { get; init; }

        /// <summary>How many stand above it.</summary>
        public int Depth { get; init; }
    }

    /// <summary>Those that can be chosen, by their codes, capitals or not.</summary>
    public static Dictionary<string, int> ByCode(Place[] choices) => choices.Where(c => !c.Ended).ToDictionary(c => c.Code, c => c.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>What they are called, by name; a number where nothing is known of one.</summary>
    public static string[] Names(IEnumerable<int> ids, Place[] choices) =>
        [.. ids.Select(id => Array.Find(choices, c => c.Id == id)?.Name ?? "#" + id).Order(StringComparer.CurrentCulture)];

    /// <summary>Those in force in the working territory, the territory itself first, the others by name.</summary>
    public required Func<HaiDangDb, CancellationToken, Task<Place[]>> Choices { get; init; }

    /// <summary>The places, all that lie in them, and what became part of them.</summary>
    public required Func<HaiDangDb, int[], CancellationToken, Task<int[]>> Within { get; init; }

    /// <summary>Units that can be acted for, each agency before its parts; those that have ended too.</summary>
    public required Func<HaiDangDb, CancellationToken, Task<Place[]>> Units { get; init; }

    /// <summary>The units and all beneath them, and the agencies that they belong to.</summary>
    public required Func<HaiDangDb, int[], CancellationToken, Task<(int[] Units, int[] Agencies)>> Beneath { get; init; }
}
