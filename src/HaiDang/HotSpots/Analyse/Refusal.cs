using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse;

/// <summary>Why was a file not taken: which file, where in it, what was expected?</summary>
internal static class Refusal
{
    public static InvalidDataException AtColumn(string path, long line, string column, string expected, params ReadOnlySpan<object?> parts) =>
        new(Words.Of<Texts>("Analyse.AtColumn", path, line, column, Words.Of<Texts>(expected, parts)));

    public static InvalidDataException At(string path, long line, string expected, params ReadOnlySpan<object?> parts) =>
        new(Words.Of<Texts>("Analyse.AtLine", path, line, Words.Of<Texts>(expected, parts)));

    public static InvalidDataException Of(string path, string expected, params ReadOnlySpan<object?> parts) =>
        new(Words.Of<Texts>("Analyse.InFile", path, Words.Of<Texts>(expected, parts)));
}
