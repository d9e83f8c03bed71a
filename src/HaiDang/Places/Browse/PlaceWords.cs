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
            return Text("SentenceVietnam", Figures.Count(view.Known), Figures.Count(view.Rows.Sum(r => (long)r.Communes)));
        if (view.Known == 0) return Text("SentenceUnknown", view.Root.FullName, Figures.Day(view.Day), Figures.Day(view.EarliestDay));
        var without = view.Rows.Where(r => r.Population is null).Select(r => r.FullName).ToArray();
        var opening = Text(view.IsToday ? "SentenceToday" : "SentenceThen", view.Root.FullName, Counted(view, at), Figures.Day(view.Day));
        return at.Text.Length > 0 || without.Length == view.Rows.Length ? opening
            : $"{opening} {(without.Length == 0 ? Text("AllPeopled") : without.Length <= 3 ? Text("NotPeopledNamed", string.Join(", ", without)) : Text("NotPeopled", Figures.Count(without.Length)))}";
    }

    /// <summary>"54 đơn vị: 30 phường, 22 xã, 2 đặc khu"</summary>
    public static string Counted(LookAtPlaces.View view, PlacesAddress at)
    {
        var kinds = view.Rows.GroupBy(r => r.Type).OrderByDescending(g => g.Count()).Select(g => $"{Figures.Count(g.Count())} {Words.Of<Texts>($"Type.{g.Key}").ToLower(System.Globalization.CultureInfo.CurrentCulture)}").ToArray();
        return kinds.Length == 1 && !at.Vietnam ? kinds[0] : kinds.Length < 2 ? Text("Provinces", Figures.Count(view.Rows.Length)) : Text("CountedKinds", Figures.Count(view.Rows.Length), string.Join(", ", kinds));
    }

    /// <summary>Why is there no map?</summary>
    public static string NoMap(LookAtPlaces.View view) =>
        view.Known == 0 ? Text("NoMapNothing", Figures.Day(view.Day)) : view.IsToday ? Text("NoMapToday", view.Root.FullName) : Text("NoMapThen", Figures.Day(view.Day));

    public static string Tip(LookAtPlaces.Row row) =>
        Text("Tip", Figures.Count(row.Population), row.Density is { } density ? Figures.Number(density, density < 10 ? 1 : 0) : Figures.Missing);

    /// <summary>Where it belongs, and whether it still stands.</summary>
    public static string About(ShowPlace.Answer place)
    {
        var within = string.Join(", ", new[] { place.Row.Parent, place.Root }.OfType<string>());
        if (place.To is not { } to) return within.Length > 0 ? Text("AboutNow", within) : Text("AboutRoot");
        return Text(place.After.Length > 1 ? "AboutDivided" : "AboutThen", within, Figures.Day(to), string.Join(", ", place.After.Select(a => a.FullName)));
    }

    private static string Text(string key, params ReadOnlySpan<object?> parts) => Words.Of<Texts>($"Places.{key}", parts);
}
