namespace HaiDang.Shell.Access.Accounts.Browse;

/// <summary>Which rights are being chosen for an account, before they are given?</summary>
public sealed class RightsDraft
{
    private readonly SortedSet<Role> _roles;
    private readonly HashSet<int> _places, _units;
    private bool _everything;

    /// <param name="rights">What it begins with; null: nothing, and all of the ground.</param>
    public RightsDraft(Rights? rights = null) =>
        (_roles, _places, _units, _everything) = ([.. rights?.Roles ?? []], [.. rights?.Places ?? []], [.. rights?.Units ?? []], rights is null || rights.Places is null);

    public Rights Rights => new([.. _roles], Everything ? null : [.. _places.Order()]) { Units = [.. _units.Order()] };

    public bool Has(Role role) => _roles.Contains(role);

    public void Take(Role role, bool taken)
    {
        if (taken) _roles.Add(role);
        else _roles.Remove(role);
    }

    /// <summary>All of the ground, unless a role answers for part of it.</summary>
    public bool Everything
    {
        get => _everything && WhyNotEverything is null;
        set => _everything = value;
    }

    public bool Sees(int place) => _places.Contains(place);

    public void See(int place, bool seen)
    {
        if (seen) _places.Add(place);
        else _places.Remove(place);
    }

    public bool ActsFor(int unit) => _units.Contains(unit);

    public void ActFor(int unit, bool acts)
    {
        if (acts) _units.Add(unit);
        else _units.Remove(unit);
    }

    /// <summary>Why a role cannot be taken besides those that are, in words; null when it can, or is.</summary>
    public string? WhyNot(Role role) => !Has(role) && ApartRoles.Between(role, _roles) is { } pair
        ? Words.Of<Texts>("Rights.NotWith", Roles.Words(pair.One == role ? pair.Other : pair.One), Words.Of<Texts>($"Apart.{pair.Why}")) : null;

    /// <summary>Why not all of the ground can be seen, in words.</summary>
    public string? WhyNotEverything => _roles.Intersect(Roles.OfPlaces).ToArray() is [var role, ..] ? Words.Of<Texts>("Rights.NeedsPlaces", Roles.Words(role)) : null;

    /// <summary>Why the ground cannot be narrowed, in words.</summary>
    public string? WhyNotPlaces => _roles.Intersect(Roles.OfWhole).ToArray() is [var role, ..] ? Words.Of<Texts>("Rights.NeedsWhole", Roles.Words(role)) : null;
}
