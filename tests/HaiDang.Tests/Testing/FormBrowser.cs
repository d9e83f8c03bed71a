using System.Net;
using System.Text.RegularExpressions;
using Xunit;
namespace HaiDang.Tests.Testing;

/// <summary>As much of a browser as forms need: it keeps cookies, sends a form's token along, and follows nothing by itself.</summary>
internal sealed partial class FormBrowser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private string _token = "";

    public FormBrowser(string site) => _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = new Uri(site) };

    /// <summary>The last page that it got.</summary>
    public string Last { get; private set; } = "";

    /// <summary>Where the last answer led, whole.</summary>
    public string? Location { get; private set; }

    public string? Cookie(string name) => _cookies.GetAllCookies().FirstOrDefault(c => c.Name == name)?.Value;

    public async Task<(HttpStatusCode Status, string? Where, string Body)> Get(string path)
    {
        using var answer = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        await Read(answer);
        return (answer.StatusCode, Where(answer), Last);
    }

    /// <param name="path">Where the form goes.</param>
    /// <param name="form">The form's name, where a page has several; null for an endpoint.</param>
    /// <param name="fields">What is filled in.</param>
    /// <param name="headers">What is sent besides.</param>
    public async Task<(HttpStatusCode Status, string? Where)> Post(string path, string? form, Dictionary<string, string> fields, params (string Name, string Value)[] headers)
    {
        var all = new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = _token };
        if (form is not null) all["_handler"] = form;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(all) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        await Read(answer);
        return (answer.StatusCode, Where(answer));
    }

    private async Task Read(HttpResponseMessage answer)
    {
        Location = answer.Headers.Location?.OriginalString;
        Last = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (Token().Match(Last) is { Success: true } token) _token = token.Groups["token"].Value;
    }

    /// <summary>From the root, without the site.</summary>
    private string? Where(HttpResponseMessage answer) => answer.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString : null;

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"|value=\"(?<token>[^\"]+)\"[^>]*name=\"__RequestVerificationToken\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
