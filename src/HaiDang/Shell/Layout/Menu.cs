using System.Security.Claims;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Accounts.Browse;
using HaiDang.Shell.Audit.Search;
using HaiDang.Shell.WorkingDays.Year;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
namespace HaiDang.Shell.Layout;

/// <summary>A line of the menu in words, for one person.</summary>
/// <remarks>Its letter, pressed after G, leads there; it is <c>default</c> when no letter was free.</remarks>
public sealed record MenuLine(MenuGroup Group, string Href, string Icon, string Words, char Letter, bool OnPhone)
{
    /// <summary>How many things wait there; 0 shows nothing.</summary>
    public int Count { get; init; }

    /// <summary>One of them is late.</summary>
    public bool Urgent { get; init; }
}

/// <summary>Where may this person go, in the order of the programme's loop?</summary>
internal sealed class Menu(House house, IAuthorizationService access, IStringLocalizerFactory texts, IServiceProvider services)
{
    /// <summary>The pages that belong to no module.</summary>
    internal static MenuItem[] Own { get; } =
    [
        new(MenuGroup.Ground, ShowYear.Page, "calendar", typeof(WorkingDays.Texts), AccessRules.SeeWorkingDays),
        new(MenuGroup.Administration, AccountFilter.Page, "people", typeof(Texts), AccessRules.ManageAccounts, OnPhone: true),
        new(MenuGroup.Administration, AuditFilter.Page, "shield", typeof(Texts), AccessRules.ReadAudit, OnPhone: true),
    ];

    public async Task<IReadOnlyList<MenuLine>> For(ClaimsPrincipal person)
    {
        List<MenuLine> lines = [Line(MenuGroup.Overview, "/", "home", typeof(Texts), onPhone: true, [])];
        foreach (var item in house.Modules.SelectMany(m => m.Menu).Concat(Own).OrderBy(i => i.Group))
            if ((await access.AuthorizeAsync(person, item.Policy)).Succeeded)
                lines.Add(await Counted(item, Line(item.Group, item.Href, item.Icon, item.Texts, item.OnPhone, lines)));
        return lines;
    }

    private async Task<MenuLine> Counted(MenuItem item, MenuLine line)
    {
        if (item.Count is null) return line;
        var (count, urgent) = await item.Count(services, CancellationToken.None);
        return line with { Count = count, Urgent = urgent };
    }

    private MenuLine Line(MenuGroup group, string href, string icon, Type book, bool onPhone, List<MenuLine> above)
    {
        var words = texts.Create(book)[$"Menu.{icon}"].Value;
        // G itself begins the pair, so it cannot end it.
        var letter = Plain(words).FirstOrDefault(c => c != 'G' && above.TrueForAll(l => l.Letter != c));
        return new(group, href, icon, words, letter, onPhone);
    }

    /// <summary>The letters of words without their marks, as keys bear them.</summary>
    private static IEnumerable<char> Plain(string words) => WithoutMarks.Of(words).ToUpperInvariant().Where(char.IsAsciiLetterUpper);
}
