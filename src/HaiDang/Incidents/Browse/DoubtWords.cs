using HaiDang.Shell;
namespace HaiDang.Incidents.Browse;

/// <summary>What makes a reader doubt a record, in words?</summary>
public static class DoubtWords
{
    public static IReadOnlyList<Doubts> All { get; } = [.. Enum.GetValues<Doubts>().Where(d => d is not Doubts.None)];

    public static IEnumerable<Doubts> Each(Doubts doubts) => All.Where(d => (doubts & d) != Doubts.None);

    /// <summary>The short words of one doubt ("Không có toạ độ").</summary>
    public static string Of(Doubts doubt) => Words.Of<Texts>($"Doubt.{doubt}");

    /// <summary>What it means for who reads the record.</summary>
    public static string Meaning(Doubts doubt) => Words.Of<Texts>($"Doubt.{doubt}.Means");

    /// <summary>All of them, one after the other; "" when there are none.</summary>
    public static string Joined(Doubts doubts) => string.Join("; ", Each(doubts).Select(Of));

    internal static string[] Keys(Doubts doubts) => [.. Each(doubts).Select(d => d.ToString())];
}
