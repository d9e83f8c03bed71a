using System.Security.Claims;
using HaiDang.Data;
using HaiDang.Shell.Access.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
namespace HaiDang.Shell.Audit;

/// <summary>Whatever a live page does is done by the person who opened it, from where it was opened.</summary>
internal sealed class ActingCircuit(AuthenticationStateProvider people, SessionBook sessions, NavigationManager navigation, IHttpContextAccessor http) : CircuitHandler
{
    private readonly string _from = Actor.AddressOf(http.HttpContext);
    private bool _left;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        var person = (await people.GetAuthenticationStateAsync()).User;
        Actor.Enter(Actor.Of(person, _from));
        Scope.Enter(Scope.Nothing);
        // Signed out elsewhere, shut, or with other rights than when the page was opened: the page is asked for anew, and nothing is done in the old one.
        if (person.SessionSecret is not { } secret || await sessions.Find(secret, CancellationToken.None) is not { } signed || signed.Stamp != person.FindFirstValue(SessionClaim.Stamp))
        {
            if (!_left) navigation.NavigateTo(navigation.Uri, forceLoad: true);
            _left = true;
            return;
        }
        Scope.Enter(person.Scope);
        await next(activity);
    };
}
