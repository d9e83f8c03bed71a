namespace HaiDang.Shell.Access;

/// <summary>What may each role do, where, with which proof, and which may not be one person's? For whoever inspects the separation of duties.</summary>
public static class DescribeRoles
{
    /// <param name="Name">The policy.</param>
    /// <param name="Whole">Only for those who see everything.</param>
    /// <param name="May">Who may.</param>
    public sealed record Act(string Name, bool Whole, Role[] May)
    {
        public string Said => Words.Of<Texts>($"Policy.{Name}");
    }

    /// <param name="One">Kept apart from all the others.</param>
    /// <param name="Others">From whom.</param>
    /// <param name="Why">In words.</param>
    public sealed record Apart(Role One, Role[] Others, string Why);

    /// <param name="Acts">Every policy, in the order of the modules.</param>
    /// <param name="Aparts">Every pair once, those with one reason together.</param>
    public sealed record View(Act[] Acts, Apart[] Aparts);

    public static View Run(Module[] modules) => new(
        [.. AccessRules.All(modules).Select(p => new Act(p.Name, p.Whole, p.May))],
        [.. ApartRoles.All.GroupBy(p => (p.One, p.Why)).Select(g => new Apart(g.Key.One, [.. g.Select(p => p.Other)], Words.Of<Texts>($"Apart.{g.Key.Why}")))]);
}
