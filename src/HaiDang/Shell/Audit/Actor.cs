using System.Security.Claims;
using HaiDang.Shell.Access.Sessions;
namespace HaiDang.Shell.Audit;

/// <summary>Who acts now, and from where? Goes along with the work, into background jobs too.</summary>
/// <param name="Who">As the person is known here.</param>
/// <param name="From">A network address, or <c>terminal</c>, or <c>site</c> for what the site does by itself.</param>
public sealed record Actor(string Who, string From)
{
    public const string Terminal = "terminal", OwnDoing = "site";

    /// <summary>Whose account it is; null for who is not signed in, as on a terminal.</summary>
    public int? AccountId { get; init; }

    private const string Nobody = "?";
    private static readonly AsyncLocal<Actor?> Acting = new();

    public static Actor Current => Acting.Value ?? new(Environment.UserName, OwnDoing);

    /// <summary>Whoever asks: the one who is signed in, from the address of the request.</summary>
    public static Actor Of(HttpContext http) => Of(http.User, AddressOf(http));

    public static Actor Of(ClaimsPrincipal person, string from) => new(person.Identity?.Name ?? Nobody, from) { AccountId = person.AccountId };

    public static string AddressOf(HttpContext? http) => http?.Connection.RemoteIpAddress?.ToString() ?? Nobody;

    /// <summary>From here on, in all that this work calls, somebody else acts.</summary>
    public static void Enter(Actor actor) => Acting.Value = actor;
}
