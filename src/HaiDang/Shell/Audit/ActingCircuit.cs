using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
namespace HaiDang.Shell.Audit;

/// <summary>Whatever a live page does is done by the person who opened it, from where it was opened.</summary>
internal sealed class ActingCircuit(AuthenticationStateProvider people, IHttpContextAccessor http) : CircuitHandler
{
    private readonly string _from = AddressOf(http.HttpContext);

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        Actor.Enter(new(NameOf((await people.GetAuthenticationStateAsync()).User), _from));
        await next(activity);
    };

    internal static string NameOf(ClaimsPrincipal person) => person.Identity?.Name ?? "?";

    internal static string AddressOf(HttpContext? request) => request?.Connection.RemoteIpAddress?.ToString() ?? "?";
}
