using System.Globalization;
using System.Text;
namespace HaiDang.Shell.Access.Passwords;

/// <summary>Is a new password good enough, as far as a machine without a network can tell?</summary>
/// <remarks>
/// <para>Length instead of composition: 12 to 128 characters as a reader counts them, any of Unicode, nothing cut off.</para>
/// <para>What a guesser tries first is then taken away, and what is left over must be worth <see cref="Enough"/>. Taken away are
/// sequences, repetitions and walks along the keyboard; then words about the person and the place; then whatever is on the lists in
/// <c>data/passwords</c>. All of it is compared without case, tone marks and separators, as written and with 0 1 3 4 5 7 @ $
/// read as o l e a s t a s. A letter left over is worth one, a digit a half, but a row of up to twelve digits (a date, a telephone, an
/// identity card) at most two, and a row of symbols one, the same row only once.</para>
/// <para>A phrase of four or more different words, at most one of them about the person or the place, is good though every word is
/// on a list, unless all but three letters of the phrase are one entry. Where no separator divides it, words are the entries found in
/// it and the stretches between them, from three letters on.</para>
/// <para>Source: NIST SP 800-63B-4 (2025), 3.1.1.2: at least 8 characters (15 where nothing else is asked for), at least 64 allowed,
/// normalised, blocklist, no composition rules; OWASP ASVS 5.0 (2025), 6.2.1, 6.2.4, 6.2.5, 6.2.9, 6.2.11, 6.2.12. The share that
/// must be left over is our own choice: six letters by chance are 28 bits on top of what was taken away.</para>
/// </remarks>
public static class JudgePassword
{
    /// <summary>Counted as a reader counts: an accented letter or an emoji is one.</summary>
    public const int Shortest = 12, Longest = 128;

    /// <summary>How much must be left over when what a guesser tries first is taken away.</summary>
    internal const double Enough = 6;

    /// <summary>Fewer different characters than this are a pattern, whatever they are.</summary>
    private const int Different = 5;

    /// <summary>A character may be many code units, a family of emoji a dozen, but a hundred marks on one letter are an attack.</summary>
    private const int LongestInUnits = 16 * Longest;

    public enum Fault { TooShort, TooLong, TooUniform, AboutYou, Breached }

    /// <summary>Null when the password is good, else why it is refused.</summary>
    /// <param name="password">As typed, not trimmed.</param>
    /// <param name="about">The person's login and display name and the words of the place.</param>
    /// <exception cref="IOException">The lists did not come along with the program.</exception>
    public static Fault? Run(string password, IEnumerable<string> about)
    {
        if (password.Length > LongestInUnits) return Fault.TooLong;
        var composed = Compose(password);
        var length = new StringInfo(composed).LengthInTextElements;
        if (length < Shortest) return Fault.TooShort;
        if (length > Longest) return Fault.TooLong;

        var text = PlainText.Of(composed);
        var read = Readings.Of(text.Letters);
        if (composed.ToLowerInvariant().EnumerateRunes().Distinct().Take(Different).Count() < Different
            || Leftover.Of(text, read).Worth < Enough) return Fault.TooUniform;
        var own = AboutWords.Of(about);
        if (Leftover.Of(text, read, own).Worth < Enough) return Fault.AboutYou;
        var left = Leftover.Of(text, read, own, KnownPasswords.Shipped);
        return left.Worth < Enough && !left.IsPhrase ? Fault.Breached : null;
    }

    /// <summary>The words for the person, in the language of the moment.</summary>
    public static string Say(Fault fault) =>
        Words.Of<Texts>($"Password.{fault}", fault is Fault.TooLong ? Longest : Shortest);

    /// <summary>The one form in which a password is counted, judged and hashed, however its accents were typed.</summary>
    /// <remarks>Half a surrogate pair, which no keyboard types, becomes U+FFFD: normalising would throw.</remarks>
    public static string Compose(string password)
    {
        var whole = new StringBuilder(password.Length);
        foreach (var rune in password.EnumerateRunes()) whole.Append(rune);
        return whole.ToString().Normalize(NormalizationForm.FormC);
    }
}
