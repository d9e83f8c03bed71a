using System.Globalization;
using System.Security.Claims;
using HaiDang.Shell.Access;
using HaiDang.Shell.WorkingDays.Year;
using Microsoft.AspNetCore.Authorization;
namespace HaiDang.Shell.Audit.Search;

/// <summary>Where can the things that the audit log names be looked at, by this person?</summary>
internal sealed class SubjectLinks(House house, IAuthorizationService access)
{
    private static readonly SubjectPage[] Own =
        [new("account", "/accounts/{0}", AccessRules.ManageAccounts), new("calendar-day", ShowYear.Page + "?day={0}", AccessRules.SeeWorkingDays)];

    /// <returns>Gives a subject's address; null where there is none, or not for this person.</returns>
    public async Task<Func<string, string?>> For(ClaimsPrincipal person)
    {
        var pages = new Dictionary<string, string>();
        foreach (var page in house.Modules.SelectMany(m => m.Subjects).Concat(Own))
            if ((await access.AuthorizeAsync(person, page.Policy)).Succeeded) pages[page.Kind] = page.Href;
        return subject => subject.Split('/', 2) is [var kind, var id] && pages.TryGetValue(kind, out var href)
            ? string.Format(CultureInfo.InvariantCulture, href, Uri.EscapeDataString(id)) : null;
    }
}
