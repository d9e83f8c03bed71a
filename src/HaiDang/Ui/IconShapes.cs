using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
namespace HaiDang.Ui;

/// <summary>Which pictures are there? Lines of 1.5 px on 16 × 16, drawn in the colour of the text.</summary>
internal static class IconShapes
{
    private static readonly FrozenDictionary<string, MarkupString> Shapes = new Dictionary<string, string>
    {
        ["home"] = """<path d="M2.5 7.5 8 3l5.5 4.5V13h-4V9.5h-3V13h-4z"/>""",
        ["list"] = """<path d="M2.5 4h2M6.5 4h7M2.5 8h2M6.5 8h7M2.5 12h2M6.5 12h7"/>""",
        ["target"] = """<circle cx="8" cy="8" r="2"/><circle cx="8" cy="8" r="5.5" stroke-dasharray="2.6 1.7"/>""",
        ["bell"] = """<path d="M4 11V7.5a4 4 0 0 1 8 0V11l1 1.5H3zM6.8 14.2h2.4"/>""",
        ["table"] = """<path d="M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.5 3v10"/>""",
        ["place"] = """<path d="M8 14s4.2-4.3 4.2-7.4a4.2 4.2 0 0 0-8.4 0C3.8 9.7 8 14 8 14z"/><circle cx="8" cy="6.6" r="1.4"/>""",
        ["upload"] = """<path d="M8 10V2.5M5 5.5l3-3 3 3M3 9v4.5h10V9"/>""",
        ["download"] = """<path d="M8 2.5V10M5 7l3 3 3-3M3 10v3.5h10V10"/>""",
        ["search"] = """<circle cx="7" cy="7" r="4"/><path d="M10 10l3.5 3.5"/>""",
        ["calendar"] = """<path d="M2.5 4h11v9h-11zM2.5 7h11M5.5 2.5v3M10.5 2.5v3"/>""",
        ["clock"] = """<circle cx="8" cy="8" r="5.5"/><path d="M8 4.8V8l2.2 1.4"/>""",
        ["close"] = """<path d="M4 4l8 8M12 4l-8 8"/>""",
        ["check"] = """<path d="M3 8.5 6.5 12 13 4.5"/>""",
        ["box"] = """<path d="M3 3h10v10H3z"/>""",
        ["done"] = """<path d="M3 3h10v10H3zM5.5 8l1.8 1.8L10.8 6"/>""",
        ["warn"] = """<path d="M8 2.5 14.5 13.5h-13z"/><path d="M8 6.5v3.2M8 11.5v.2"/>""",
        ["info"] = """<circle cx="8" cy="8" r="5.5"/><path d="M8 7.3v3.5M8 5.2v.2"/>""",
        ["help"] = """<circle cx="8" cy="8" r="5.5"/><path d="M6.2 6.6a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.2M8 11v.2"/>""",
        ["plus"] = """<path d="M8 3v10M3 8h10"/>""",
        ["minus"] = """<path d="M3 8h10"/>""",
        ["layers"] = """<path d="M8 3 14 6.2 8 9.4 2 6.2zM2.5 9.5 8 12.5l5.5-3"/>""",
        ["expand"] = """<path d="M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3"/>""",
        ["fit"] = """<circle cx="8" cy="8" r="2.2"/><path d="M8 2v2.5M8 11.5V14M2 8h2.5M11.5 8H14"/>""",
        ["sun"] = """<circle cx="8" cy="8" r="2.7"/><path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1"/>""",
        ["moon"] = """<path d="M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6z"/>""",
        ["globe"] = """<circle cx="8" cy="8" r="5.5"/><path d="M2.5 8h11M8 2.5c-3.2 3.2-3.2 7.8 0 11M8 2.5c3.2 3.2 3.2 7.8 0 11"/>""",
        ["print"] = """<path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z"/>""",
        ["chevron"] = """<path d="M4 6l4 4 4-4"/>""",
        ["right"] = """<path d="M6 4l4 4-4 4"/>""",
        ["left"] = """<path d="M10 4 6 8l4 4"/>""",
        ["up"] = """<path d="M4 10l4-4 4 4"/>""",
        ["undo"] = """<path d="M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6.5"/>""",
        ["refresh"] = """<path d="M13 8a5 5 0 1 1-1.5-3.6L13 6M13 2.8V6H9.8"/>""",
        ["file"] = """<path d="M4 2.5h5l3 3v8H4zM9 2.5v3h3"/>""",
        ["link"] = """<path d="M7 9a2.6 2.6 0 0 0 3.7 0l2-2A2.6 2.6 0 0 0 9 3.3l-.8.8M9 7a2.6 2.6 0 0 0-3.7 0l-2 2A2.6 2.6 0 0 0 7 12.7l.8-.8"/>""",
        ["filter"] = """<path d="M2.5 3.5h11L9.5 8.5v4.5l-3-1.5v-3z"/>""",
        ["chart"] = """<path d="M2.5 3v10.5H14"/><path d="M5 5.5 8 9l2-1.6 3.5 4"/>""",
        ["bars"] = """<path d="M2.5 13.5h11M4.5 11V8M8 11V4M11.5 11V6"/>""",
        ["people"] = """<circle cx="6" cy="5.5" r="2.2"/><path d="M2 13c0-2.4 1.7-4 4-4s4 1.6 4 4M10.5 3.6a2 2 0 0 1 0 3.9M11.5 9.4c1.5.4 2.5 1.7 2.5 3.6"/>""",
        ["person"] = """<circle cx="8" cy="5.5" r="2.5"/><path d="M3 13.5c0-2.8 2.2-4.5 5-4.5s5 1.7 5 4.5"/>""",
        ["leave"] = """<path d="M9.5 2.5h-6v11h6M6.5 8h7.5M11.5 5.5 14 8l-2.5 2.5"/>""",
        ["copy"] = """<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"/>""",
        ["building"] = """<path d="M3 13.5V6l5-3 5 3v7.5M1.8 13.5h12.4M6.5 13.5v-3.2h3v3.2"/>""",
        ["works"] = """<path d="M2 4h7M4 8h8M7 12h7"/><path d="M9 2.8v2.4M12 6.8v2.4M14 10.8v2.4"/>""",
        ["desk"] = """<circle cx="8" cy="8" r="1.4"/><path d="M5.2 10.8a4 4 0 0 1 0-5.6M10.8 5.2a4 4 0 0 1 0 5.6M3.2 12.8a6.8 6.8 0 0 1 0-9.6M12.8 3.2a6.8 6.8 0 0 1 0 9.6"/>""",
        ["shield"] = """<path d="M8 2.5l4.5 1.8v3.6c0 2.6-1.8 4.6-4.5 5.6-2.7-1-4.5-3-4.5-5.6V4.3zM6 8l1.5 1.5L10.2 6.6"/>""",
        ["talk"] = """<path d="M2.5 3.5h11v6.5h-6L4.5 12.8V10h-2z"/>""",
        ["phone"] = """<path d="M4 2.5h2l1.2 3-1.5 1.2a7 7 0 0 0 3.6 3.6l1.2-1.5 3 1.2v2c0 .8-.7 1.5-1.5 1.5C6.8 13.5 2.5 9.2 2.5 4c0-.8.7-1.5 1.5-1.5z"/>""",
        ["key"] = """<circle cx="5.5" cy="8" r="2.5"/><path d="M8 8h6M12 8v2.5"/>""",
        ["lock"] = """<path d="M4 7.5h8v6H4zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2"/>""",
        ["trash"] = """<path d="M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9"/>""",
        ["tree"] = """<path d="M5.5 2.5h5v3h-5zM2 10.5h4.5v3H2zM9.5 10.5H14v3H9.5zM8 5.5V8M4.2 10.5V8h7.6v2.5"/>""",
        ["edit"] = """<path d="M3 13l.6-3L10.5 3 13 5.5 6 12.4z"/>""",
        ["stop"] = """<path d="M4 4h8v8H4z"/>""",
        ["play"] = """<path d="M5 3.5 12.5 8 5 12.5z"/>""",
    }.ToFrozenDictionary(s => s.Key, s => new MarkupString(s.Value));

    /// <exception cref="ArgumentException">There is no such picture.</exception>
    public static MarkupString Of(string name) => Shapes.TryGetValue(name, out var shape)
        ? shape
        : throw new ArgumentException($"There is no icon '{name}'; there are {string.Join(", ", Shapes.Keys.Order())}.", nameof(name));
}
