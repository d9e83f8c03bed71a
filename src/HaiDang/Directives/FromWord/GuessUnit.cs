using HaiDang.Places.Units;
using HaiDang.Shell;
namespace HaiDang.Directives.FromWord;

/// <summary>Which unit does a notice mean? A guess for a person to confirm.</summary>
public static class GuessUnit
{
    private const int Shortest = 6;

    /// <param name="words">As the notice writes it: "Công an tỉnh", "các sở, ngành".</param>
    /// <param name="book">The units.</param>
    /// <returns>The one that is called so; else the one whose name says most of it; null when none does.</returns>
    public static Unit? Run(string words, UnitBook book)
    {
        var sought = WithoutMarks.Of(words).Trim(' ', '.', ',', ';');
        if (sought.Length < 2) return null;
        var standing = book.InOrder.Where(u => u.Unit.EndedOn is null).Select(u => (u.Unit, Names: ((string?[])[u.Unit.Name, u.Unit.ShortName, u.Unit.Code]).OfType<string>().Select(WithoutMarks.Of).ToArray())).ToArray();
        return Array.Find(standing, u => u.Names.Contains(sought)).Unit
            ?? standing.SelectMany(u => u.Names.Select(n => (u.Unit, Name: n))).Where(u => u.Name.Length >= Shortest && Holds(sought, u.Name)).OrderByDescending(u => u.Name.Length).Select(u => u.Unit).FirstOrDefault()
            ?? (sought.Length >= Shortest && standing.Where(u => u.Names.Any(n => Holds(n, sought))).Select(u => u.Unit).Take(2).ToArray() is [var only] ? only : null);
    }

    /// <summary>Whole words: "công an tỉnh" is not in "công an tỉnhs".</summary>
    private static bool Holds(string text, string words) => $" {text} ".Contains($" {words} ", StringComparison.Ordinal);
}
