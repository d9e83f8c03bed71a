using System.Globalization;
using System.Security.Claims;
using HaiDang.Data;
namespace HaiDang.Shell.Access.Sessions;

/// <summary>How far has somebody come with signing in?</summary>
/// <remarks>HalfWay: a second factor is still to be given. MustEnrol: signed in, but a role asks for a second factor that there is not yet. Full: may do what the roles may.</remarks>
public enum SessionLevel { HalfWay, MustEnrol, Full }

/// <summary>Who is signed in, in one browser, as of now?</summary>
public sealed record SessionOwner
{
    public required int SessionId { get; init; }
    public required int AccountId { get; init; }

    /// <summary>The name to sign in with.</summary>
    public required string Name { get; init; }

    /// <summary>As others see it.</summary>
    public required string Title { get; init; }

    /// <summary>All of them, whether in force in this session or not.</summary>
    public required Role[] Roles { get; init; }

    public required Scope Scope { get; init; }
    public required SessionLevel Level { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Changes whenever the account's rights or secrets do.</summary>
    public required string Stamp { get; init; }

    /// <summary>How one signs in is changed only by who has just shown who it is, not by who finds an open screen.</summary>
    public static TimeSpan FreshFor { get; } = TimeSpan.FromMinutes(15);

    public bool IsFresh(DateTimeOffset now) => now - StartedAt < FreshFor;

    /// <summary>What the rest of the site knows of the person.</summary>
    /// <param name="secret">Finds the session again.</param>
    public ClaimsPrincipal ToPrincipal(string secret) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, AccountId.ToString(CultureInfo.InvariantCulture)), new(ClaimTypes.Name, Name),
        new(SessionClaim.Title, Title), new(SessionClaim.Secret, secret), new(SessionClaim.Level, Level.ToString()),
        new(SessionClaim.Places, (Level is SessionLevel.Full ? Scope : Scope.Nothing).ToString()), new(SessionClaim.Stamp, Stamp),
        .. Level is SessionLevel.Full ? Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString())) : [],
    ], "session"));
}

/// <summary>What is said of a person besides the name and the roles, and how is it read?</summary>
public static class SessionClaim
{
    public const string Title = "title", Secret = "session", Level = "level", Places = "places", Stamp = "stamp";

    extension(ClaimsPrincipal person)
    {
        /// <summary>How far the person sees; nothing for the public.</summary>
        public Scope Scope => Scope.Parse(person.FindFirstValue(Places));

        /// <summary>The account; null for the public.</summary>
        public int? AccountId => int.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;

        public string? SessionSecret => person.FindFirstValue(Secret);
    }
}
