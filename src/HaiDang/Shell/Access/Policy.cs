namespace HaiDang.Shell.Access;

/// <summary>Something that may be done, named for what is done ("import incidents"), and who may.</summary>
/// <param name="Name">In English; its words are for programs and for the audit log.</param>
/// <param name="May">The roles.</param>
public sealed record Policy(string Name, params Role[] May)
{
    /// <summary>Only for those who see everything, because it cannot be done to part of the ground.</summary>
    public bool Whole { get; init; }
}
