using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
namespace HaiDang.Shell.Layout;

/// <summary>What does the home page show to one person: parts of modules, or, where none is theirs, the way to their pages?</summary>
internal sealed class LookAtHome(House house, IAuthorizationService access, Menu menu)
{
    /// <param name="Sentences">They open the page.</param>
    /// <param name="Tiles">They stand beneath.</param>
    /// <param name="Beginnings">What this person can begin with while there is nothing to show.</param>
    /// <param name="Lines">The other pages of this person.</param>
    public sealed record View(HomePart[] Sentences, HomePart[] Tiles, Beginning[] Beginnings, MenuLine[] Lines)
    {
        public bool HasParts => Sentences.Length + Tiles.Length > 0;
    }

    public async Task<View> For(ClaimsPrincipal person) => new(
        await Allowed(person, house.Modules.SelectMany(m => m.HomeSentences), p => p.Policy),
        await Allowed(person, house.Modules.SelectMany(m => m.HomeTiles), p => p.Policy),
        await Allowed(person, house.Modules.Select(m => m.Begin).OfType<Beginning>(), b => b.Policy),
        [.. (await menu.For(person)).Where(l => l.Href != "/")]);

    private async Task<T[]> Allowed<T>(ClaimsPrincipal person, IEnumerable<T> things, Func<T, string> policy)
    {
        List<T> allowed = [];
        foreach (var thing in things)
            if ((await access.AuthorizeAsync(person, policy(thing))).Succeeded) allowed.Add(thing);
        return [.. allowed];
    }
}
