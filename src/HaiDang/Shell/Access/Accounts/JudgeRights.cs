using HaiDang.Shell.Audit;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Which roles, and how far an account with them sees.</summary>
/// <param name="Roles">At least one.</param>
/// <param name="Places">Ids of places; null: everything.</param>
public sealed record Rights(Role[] Roles, int[]? Places)
{
    /// <summary>Ids of units acted for.</summary>
    public int[] Units { get; init; } = [];
}

/// <summary>May one account have these rights?</summary>
public static class JudgeRights
{
    /// <returns>Null when it may; else why not, in words.</returns>
    public static string? Run(Rights rights)
    {
        if (rights.Roles.Length == 0) return Words.Of<Texts>("Rights.NoRole");
        if (ApartRoles.In(rights.Roles) is { } pair)
            return Words.Of<Texts>("Rights.Apart", Roles.Words(pair.One), Roles.Words(pair.Other), Words.Of<Texts>($"Apart.{pair.Why}"));
        if (rights.Places is null && rights.Roles.Intersect(Roles.OfPlaces).FirstOrDefault(Role.Administrator) is var role and not Role.Administrator)
            return Words.Of<Texts>("Rights.NeedsPlaces", Roles.Words(role));
        if (rights.Places is not null && rights.Roles.Intersect(Roles.OfWhole).ToArray() is [var ofWhole, ..]) return Words.Of<Texts>("Rights.NeedsWhole", Roles.Words(ofWhole));
        return rights is { Places.Length: 0, Units.Length: 0 } ? Words.Of<Texts>("Rights.NoPlace") : null;
    }

    /// <summary>Whether whoever acts now is the owner of the account: others decide on it, and nobody on their own.</summary>
    internal static bool IsOwn(int accountId) => Actor.Current.AccountId == accountId;
}
