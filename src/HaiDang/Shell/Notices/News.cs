namespace HaiDang.Shell.Notices;

/// <summary>What is there to know? A key, whose words are chosen when somebody reads them, in the language of whoever reads.</summary>
/// <param name="Book">A module's <c>Texts</c>.</param>
/// <param name="Key">One sentence there; it travels by e-mail too, so it says that something is, not what the data is.</param>
/// <param name="Parts">What the sentence leaves room for: texts, numbers, instants and days.</param>
public sealed record News(Type Book, string Key, params object[] Parts)
{
    /// <summary>Where more is to be seen: an address of this site, from the root.</summary>
    public required string Link { get; init; }

    /// <summary>The same to one account once only; null: each time anew.</summary>
    public string? Once { get; init; }
}
