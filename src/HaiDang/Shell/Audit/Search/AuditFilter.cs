using System.Globalization;
using HaiDang.Data;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell.Audit.Search;

/// <summary>Which rows of the audit log are looked for? <c>?from=2026-10-01&amp;to=2026-10-05&amp;who=quantri&amp;what=sign in&amp;subject=account/12&amp;text=kho.csv</c></summary>
public sealed record AuditFilter
{
    public const string Page = "/audit";
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>First day, where the people are; null: from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null: until now.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The name to sign in with, whole; null for anybody.</summary>
    public string? Who { get; init; }

    /// <summary>What was done, in the words of the log; null for anything.</summary>
    public string? What { get; init; }

    /// <summary>The thing, whole: its kind and id.</summary>
    public string? Subject { get; init; }

    /// <summary>Stands in what was before or after, letter by letter.</summary>
    public string? Text { get; init; }

    /// <summary>What cannot be understood is left out.</summary>
    public static AuditFilter Parse(string query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? Said(string name) => said.TryGetValue(name, out var value) ? Trimmed(value) : null;
        return new() { From = Day(Said("from")), To = Day(Said("to")), Who = Said("who"), What = Said("what"), Subject = Said("subject"), Text = Said("text") };
    }

    /// <summary>From "?" on; "" when everything is looked for.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in ((string, string?)[])[("from", Said(From)), ("to", Said(To)), ("who", Who), ("what", What), ("subject", Subject), ("text", Text)])
            if (value is not null) query.Add(name, value);
        return query.ToString();
    }

    public IQueryable<AuditRow> Of(HaiDangDb db)
    {
        var rows = db.AuditRows.AsNoTracking();
        if (From is { } from && from.Begins is var begins) rows = rows.Where(r => r.At >= begins);
        if (To is { } to && to < DateOnly.MaxValue && to.AddDays(1).Begins is var ends) rows = rows.Where(r => r.At < ends);
        if (Who is { } who) rows = rows.Where(r => r.Who == who);
        if (What is { } what) rows = rows.Where(r => r.What == what);
        if (Subject is { } subject) rows = rows.Where(r => r.Subject == subject);
        if (Text is { } text) rows = rows.Where(r => r.Before!.Contains(text) || r.After!.Contains(text));
        return rows;
    }

    public static string? Said(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? said) => DateOnly.TryParseExact(said, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Null where there is nothing but spaces.</summary>
    public static string? Trimmed(string? said) => said?.Trim() is { Length: > 0 } text ? text : null;
}
