using HaiDang.Data;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Of which places and units can an account's scope be made? Told by the module that knows them.</summary>
public sealed class ScopeGround
{
    /// <param name="Id">As tables know it.</param>
    /// <param name="Code">As people type it.</param>
    /// <param name="Name">In full.</param>
    public sealed record Place(int Id, string Code, string Name);

    /// <summary>Those in force in the working territory, the territory itself first, the others by name.</summary>
    public required Func<HaiDangDb, CancellationToken, Task<Place[]>> Choices { get; init; }

    /// <summary>The places, all that lie in them, and what became part of them.</summary>
    public required Func<HaiDangDb, int[], CancellationToken, Task<int[]>> Within { get; init; }

    /// <summary>Units that can be acted for, each agency before its parts.</summary>
    public required Func<HaiDangDb, CancellationToken, Task<Place[]>> Units { get; init; }

    /// <summary>The units and all beneath them, and the agencies that they belong to.</summary>
    public required Func<HaiDangDb, int[], CancellationToken, Task<(int[] Units, int[] Agencies)>> Beneath { get; init; }
}
