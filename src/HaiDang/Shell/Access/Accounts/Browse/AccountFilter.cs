using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
namespace HaiDang.Shell.Access.Accounts.Browse;

/// <summary>Is it in use?</summary>
/// <remarks>Waits: its owner has not chosen a password yet.</remarks>
public enum AccountState { Open, Waits, Shut }

/// <summary>Which accounts are looked at, in which order? <c>?q=ha long&amp;role=Analyst&amp;state=Waits&amp;sort=-seen</c></summary>
public sealed record AccountFilter
{
    public const string Page = "/accounts";

    /// <summary>Words that begin in the name, the title, the address, a place or a unit, tone marks left aside; "" for all.</summary>
    public string Text { get; init; } = "";

    public Role? Role { get; init; }
    public AccountState? State { get; init; }

    /// <summary>A column, "-" before it when the greatest comes first; null: by name.</summary>
    public string? Sort { get; init; }

    /// <summary>What cannot be understood is left out.</summary>
    public static AccountFilter Parse(string query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? Said(string name) => said.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        return new()
        {
            Text = Said("q") ?? "", Sort = Said("sort"),
            Role = Enum.TryParse<Role>(Said("role"), out var role) && Enum.IsDefined(role) ? role : null,
            State = Enum.TryParse<AccountState>(Said("state"), out var state) && Enum.IsDefined(state) ? state : null,
        };
    }

    /// <summary>From "?" on; "" when everything is looked at.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        if (Text.Trim() is { Length: > 0 } text) query.Add("q", text);
        if (Role is { } role) query.Add("role", role.ToString());
        if (State is { } state) query.Add("state", state.ToString());
        if (Sort is { } sort) query.Add("sort", sort);
        return query.ToString();
    }

    /// <summary>Those of the lines that are looked at, in order.</summary>
    public ListAccounts.Line[] Of(ListAccounts.Line[] lines) =>
    [
        .. Sorted(lines.Where(l => (Role is not { } role || l.Roles.Contains(role)) && (State is not { } state || l.State == state))
            .Where(l => Text.Length == 0 || WithoutMarks.Finds(Text, $"{l.Name} {l.Title} {l.Email} {string.Join(' ', l.Places ?? [])} {string.Join(' ', l.Units)}"))),
    ];

    private IEnumerable<ListAccounts.Line> Sorted(IEnumerable<ListAccounts.Line> lines)
    {
        IEnumerable<ListAccounts.Line> By<T>(Func<ListAccounts.Line, T> value) => Sort![0] is '-' ? lines.OrderByDescending(value) : lines.OrderBy(value);
        return Sort?.TrimStart('-') switch
        {
            "name" => By(l => l.Name),
            "title" => By(l => WithoutMarks.Of(l.Title)),
            "roles" => By(l => string.Join(',', l.Roles.Select(r => (int)r))),
            "places" => By(l => l.Places?.Length ?? int.MaxValue),
            "units" => By(l => l.Units.Length),
            "second" => By(l => l.SecondFactor),
            "state" => By(l => l.State),
            "sessions" => By(l => l.Sessions),
            "seen" => By(l => l.LastSeen ?? DateTimeOffset.MinValue),
            _ => lines,
        };
    }
}
