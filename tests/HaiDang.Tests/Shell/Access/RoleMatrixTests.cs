using System.Globalization;
using System.Net;
using System.Text;
using HaiDang.Shell.Access;
using HaiDang.Shell.Access.Sessions;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Access;

/// <summary>Every address of the site, asked by every role and by the public: the table beside this file says who gets in, and a reviewer sees every change of it.</summary>
public sealed class RoleMatrixTests
{
    private const string File = "RoleMatrix.verified.txt";

    [Fact]
    public async Task Every_endpoint_lets_in_whom_the_table_says_and_nobody_else()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await SiteUnderTest.Start(asNobody: true);
        List<(string Name, HttpClient Client)> people =
        [
            ("public", site.NewClient(null)),
            // The password was right, and no more than that.
            ("half-way", site.NewClient(await site.SignIn("half.way", Roles.All, null, Proof.HalfWay))),
            // A role asks for a second factor that there is not.
            ("must-enrol", site.NewClient(await site.SignIn("must.enrol", Roles.All, null, Proof.OneFactor))),
        ];
        foreach (var role in Roles.All)
            people.Add((role.ToString(), site.NewClient(await site.SignIn($"has.{role}".ToLowerInvariant(), [role], Roles.OfPlaces.Contains(role) ? [1] : null))));

        var table = new StringBuilder();
        foreach (var (method, route) in Endpoints(site))
        {
            var allowed = new List<string>();
            foreach (var (name, client) in people)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(route));
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                if (!IsTurnedAway(answer)) allowed.Add(name);
            }
            table.Append(CultureInfo.InvariantCulture, $"{method,-5}{route}\n      {Written(allowed, people.Count)}\n");
        }
        people.ForEach(p => p.Client.Dispose());
        await Golden.Compare(table.ToString(), File, stop);
    }

    /// <summary>From the routing table itself, so that none can be missing.</summary>
    private static IEnumerable<(string Method, string Route)> Endpoints(SiteUnderTest site) => site.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m is not "HEAD").Select(m => (Method: m, Route: "/" + e.RoutePattern.RawText!.TrimStart('/'))))
        // Files that ship with the site, each under several names: one stands for all.
        .Where(e => !e.Route.StartsWith("/lib/", StringComparison.Ordinal) && !e.Route.StartsWith("/Ui/", StringComparison.Ordinal) && !e.Route.EndsWith(".css", StringComparison.Ordinal)
            // Who is turned away is sent there, and is told so.
            && e.Route is not "/no-right"
            && !e.Route.EndsWith(".js", StringComparison.Ordinal) && !e.Route.EndsWith(".gz", StringComparison.Ordinal) && !e.Route.StartsWith("/_framework", StringComparison.Ordinal) && !e.Route.EndsWith(".svg", StringComparison.Ordinal) && !e.Route.Contains("path:file", StringComparison.Ordinal))
        .Distinct().OrderBy(e => e.Route, StringComparer.Ordinal).ThenBy(e => e.Method, StringComparer.Ordinal);

    private static string Filled(string route)
    {
        var filled = new StringBuilder(route);
        while (filled.ToString() is var text && text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var from)
        {
            var to = text.IndexOf('}', from);
            var gap = text[(from + 1)..to];
            filled.Clear().Append(text[..from]).Append(gap.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : gap.StartsWith("form", StringComparison.Ordinal) ? "csv" : "1").Append(text[(to + 1)..]);
        }
        return filled.ToString();
    }

    private static bool IsTurnedAway(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (answer.Headers.Location is { } to && (to.ToString().Contains("/sign-in?back=", StringComparison.Ordinal) || to.ToString().Contains("/no-right", StringComparison.Ordinal) || (to.OriginalString is "/sign-in/second" or "/account" && answer.RequestMessage!.RequestUri!.AbsolutePath is not "/sign-in/passkey")));

    private static string Written(List<string> allowed, int all) => allowed.Count switch
    {
        0 => "nobody",
        _ when allowed.Count == all => "everybody",
        _ when allowed.Count == all - 2 && !allowed.Contains("public") && !allowed.Contains("half-way") => "everybody who is signed in, must-enrol too",
        _ when allowed.Count == all - 3 && !allowed.Contains("public") && !allowed.Contains("half-way") && !allowed.Contains("must-enrol") => "everybody who is signed in",
        _ => string.Join(' ', allowed),
    };
}
