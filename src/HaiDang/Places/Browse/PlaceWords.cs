using System.Globalization;
using HaiDang.Shell;
using HaiDang.Ui;
namespace HaiDang.Places.Browse;

/// <summary>What is said of places in sentences?</summary>
internal static class PlaceWords
{
    /// <summary>The sentence that opens the page.</summary>
    public static string Sentence(LookAtPlaces.View view, PlacesAddress at)
    {
        if (at.Vietnam)
            return Text("SentenceVietnam", Figures.Count(view.All.Length), Figures.Count(view.All.Sum(r => (long)r.Communes)));
        if (view.All.Length == 0) return Text("SentenceUnknown", view.Root.FullName, Figures.Day(view.Day), Figures.Day(view.EarliestDay));
        var without = view.All.Where(r => r.Population is null).Select(r => r.FullName).ToArray();
        var opening = Text(view.IsToday ? "SentenceToday" : "SentenceThen", view.Root.FullName, Counted(view.All), Figures.Day(view.Day));
        if (without.Length == view.All.Length) return opening;
        return $"{opening} {(without.Length == 0 ? Text("AllPeopled") : without.Length <= 3 ? Text("NotPeopledNamed", string.Join(", ", without)) : Text("NotPeopled", Figures.Count(without.Length)))}";
    }

    /// <summary>"54 đơn vị: 30 phường, 22 xã, 2 đặc khu"</summary>
    public static string Counted(LookAtPlaces.Row[] rows)
    {
        var kinds = rows.GroupBy(r => r.Type).OrderByDescending(g => g.Count())
            .Select(g => $"{Figures.Count(g.Count())} {Words.Of<Texts>($"Type.{g.Key}").ToLower(CultureInfo.CurrentCulture)}").ToArray();
        return kinds.Length switch
        {
            0 => Text("NoneFound"),
            1 => kinds[0],
            _ => Text("CountedKinds", Figures.Count(rows.Length), string.Join(", ", kinds)),
        };
    }

    /// <summary>Why is there no map?</summary>
    public static string NoMap(LookAtPlaces.View view) =>
        view.All.Length == 0 ? Text("NoMapNothing", Figures.Day(view.Day)) : view.IsToday ? Text("NoMapToday", view.Root.FullName) : Text("NoMapThen", Figures.Day(view.Day));

    public static string Tip(LookAtPlaces.Row row) =>
        Text("Tip", Figures.Count(row.Population), row.Density is { } density ? Figures.Number(density, density < 10 ? 1 : 0) : Figures.Missing);

    /// <summary>Its kind; of a province, which of the two it is.</summary>
    public static string Kind(LookAtPlaces.Row row) =>
        row.Type is PlaceType.Province && row.FullName.EndsWith(row.Name, StringComparison.Ordinal) && row.FullName.Length > row.Name.Length
            ? row.FullName[..^row.Name.Length].Trim() : Words.Of<Texts>($"Type.{row.Type}");

    /// <summary>Where it belongs, and whether it still stands.</summary>
    public static string About(ShowPlace.Answer place)
    {
        var within = string.Join(", ", new[] { place.Row.Parent, place.Root }.OfType<string>());
        if (place.To is not { } to) return within.Length > 0 ? Text("AboutNow", within) : Text("AboutRoot");
        return Text(place.After.Length > 1 ? "AboutDivided" : "AboutThen", within, Figures.Day(to), string.Join(", ", place.After.Select(a => a.FullName)));
    }

    private static string Text(string key, params ReadOnlySpan<object?> parts) => Words.Of<Texts>($"Places.{key}", parts);
}
