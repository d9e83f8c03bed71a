namespace HaiDang.Data;

/// <summary>How far may be seen now: as far as was entered, or as the house says where nobody has said how far?</summary>
/// <param name="Unsaid">Everything on a terminal, nothing in the site.</param>
public sealed record ScopeInForce(Scope Unsaid)
{
    public Scope Now => Scope.Current ?? Unsaid;
}
