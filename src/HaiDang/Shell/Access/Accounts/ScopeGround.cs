using HaiDang.Data;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Of which places can an account's scope be made? Told by the module that knows places.</summary>
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
}
