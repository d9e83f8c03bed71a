using System.Globalization;
using HaiDang.HotSpots.Runs.Methods;
using HaiDang.Incidents.Browse;
using Microsoft.AspNetCore.WebUtilities;
namespace HaiDang.HotSpots.Runs;

/// <summary>Where is a run, and where is one asked for? <c>/hot-spots/runs/new?method=scan&amp;period=…&amp;kind=theft&amp;s.replications=9999</c></summary>
/// <param name="Method">The method.</param>
/// <param name="Filter">The words of a page of incidents.</param>
/// <param name="Settings">Its settings.</param>
public sealed record RunAddress(RunMethod Method, IncidentFilter Filter, RunSettings Settings)
{
    public const string Page = "/hot-spots/runs";
    public const string New = Page + "/new";

    public static string Of(int id) => string.Create(CultureInfo.InvariantCulture, $"{Page}/{id}");

    /// <summary>What cannot be understood is left out; settings that may not be are named.</summary>
    public static (RunAddress Address, RunSetting[] Wrong) Parse(string query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? Said(string name) => said.TryGetValue(name, out var value) ? value.ToString() : null;
        var method = RunMethod.Find(Said("method")) ?? RunMethod.All[0];
        var (settings, wrong) = RunSettings.Parse(method, Said);
        return (new(method, IncidentFilter.Parse(query), settings), wrong);
    }

    public override string ToString()
    {
        string[] parts = [$"method={Method.Key}", Filter.ToQuery(), Settings.ToQuery()];
        return $"{New}?{string.Join('&', parts.Where(p => p.Length > 0))}";
    }
}
