using HaiDang.Shell;
namespace HaiDang.Places;

/// <summary>What must a reader know about a place's figures, in the language of the moment?</summary>
/// <remarks>Kept as "key" or "key:argument", several parted by ';', so that both languages can say it. Anything else is shown as it stands.</remarks>
public static class PlaceNote
{
    internal const string PopulationMissing = "population.missing";
    internal const string PopulationImplausible = "population.implausible";
    internal const string PopulationCopied = "population.copied";
    internal const string PopulationSuspect = "population.suspect";
    internal const string AreaOtherwise = "area.otherwise";
    internal const string AreaDrawn = "area.drawn";
    internal const string TypeWas = "type.was";
    internal const string SeatReplaced = "seat.replaced";

    /// <summary>One sentence a note; empty when there is none.</summary>
    public static string[] Sentences(string? note) => note is null ? [] : [.. note.Split(';').Select(Sentence)];

    internal static string? Join(IEnumerable<string> notes) => string.Join(';', notes) is { Length: > 0 } all ? all : null;

    private static string Sentence(string note)
    {
        var colon = note.IndexOf(':', StringComparison.Ordinal);
        var (key, argument) = colon < 0 ? (note, "") : (note[..colon], note[(colon + 1)..]);
        var words = Words.Of<Texts>($"Note.{key}", argument);
        return words == $"Note.{key}" ? note : words;
    }
}
