namespace HaiDang.Shell.Access;

/// <summary>Which roles may not be the same person's? The separation of duties, as data.</summary>
/// <remarks>Enforced where roles are given. A pair that concerns one thing (who verifies it did not assess it) is the module's own to hold besides.</remarks>
public static class ApartRoles
{
    /// <param name="One">Either.</param>
    /// <param name="Other">Or.</param>
    /// <param name="Why">The text <c>Apart.{Why}</c>.</param>
    public sealed record Pair(Role One, Role Other, string Why);

    public static Pair[] All { get; } =
    [
        .. Roles.All.Where(r => r is not Role.Auditor).Select(r => new Pair(Role.Auditor, r, "Auditor")),
        new(Role.StandardsAssessor, Role.StandardsVerifier, "Standards"),
        new(Role.StandardsAssessor, Role.StandardsDecider, "Standards"),
        new(Role.StandardsVerifier, Role.StandardsDecider, "Standards"),
        .. new[] { Role.Leader, Role.Dispatcher, Role.DeskSupervisor, Role.CommuneChief }.Select(r => new Pair(Role.RecordsOfficer, r, "Records")),
        new(Role.CommuneChief, Role.StandardsVerifier, "Standards"),
        new(Role.CommuneChief, Role.StandardsDecider, "Standards"),
    ];

    /// <summary>The first pair that these roles hold both of; null when they go together.</summary>
    public static Pair? In(IReadOnlyCollection<Role> roles) => Array.Find(All, p => roles.Contains(p.One) && roles.Contains(p.Other));

    /// <summary>What keeps a role apart from one of those; null when it goes with all of them.</summary>
    public static Pair? Between(Role role, IEnumerable<Role> others) => others.Select(o => Array.Find(All, p => (p.One, p.Other) == (role, o) || (p.One, p.Other) == (o, role))).FirstOrDefault(p => p is not null);
}
