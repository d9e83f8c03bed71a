using HaiDang.Shell;
namespace HaiDang.Incidents.Import;

/// <summary>Why can this file not be taken, in words that say where and what was expected?</summary>
internal static class Refusal
{
    private const string Mark = "refusal";

    /// <param name="key">Under <c>Refusal.</c> in the resources.</param>
    /// <param name="parts">What the words leave open.</param>
    public static InvalidDataException Of(string key, params ReadOnlySpan<object?> parts) =>
        new(Words.Of<Texts>($"Refusal.{key}", parts)) { Data = { [Mark] = key } };

    /// <summary>Tells our own refusals from those of the libraries that read the files.</summary>
    public static bool Is(Exception exception) => exception.Data.Contains(Mark);
}
