namespace HaiDang.Shell.Access.Passwords;

/// <summary>What is left over of a password when what a guesser tries first is taken away?</summary>
/// <param name="Worth">A letter one, a digit a half, a row of digits as <see cref="JudgePassword"/> says, a row of symbols one.</param>
/// <param name="IsPhrase">Four different words, at most one about the person, that are more than one entry of a list.</param>
/// <remarks>The pieces taken away are those that leave the least, and of these the fewest: O(n · longest entry) for n letters, and
/// O(n²) to find repetitions; n is at most 256.</remarks>
internal readonly record struct Leftover(double Worth, bool IsPhrase)
{
    /// <summary>Shorter words are taken away for nobody: they are in every text.</summary>
    private const int ShortestListed = 3;

    private const int LongestTaken = 128;

    private const int ShortestPattern = 3;

    /// <summary>Where nothing divides the words, shorter ones are found by chance.</summary>
    private const int ShortestFound = 3, ShortestDivided = 2;

    /// <summary>"Trời đang mưa to" has a word of Hải Đăng by chance: one may be about the person or the place.</summary>
    private const int WordsOfAPhrase = 4, WordsOfOthers = 3;

    /// <summary>With fewer letters than this beside one entry of a list, a phrase is that entry.</summary>
    private const int BesideAnEntry = 4;

    /// <summary>A date has eight digits, a telephone ten, an identity card twelve: more cannot be known by heart.</summary>
    private const int DigitsByHeart = 12, WorthByHeart = 2;

    /// <summary>In halves: a letter 2, a digit 1; the second half of a surrogate pair carries the worth of the first.</summary>
    private static int Halves(char letter) => char.IsHighSurrogate(letter) ? 0 : char.IsAsciiDigit(letter) ? 1 : 2;

    /// <param name="text">The password.</param>
    /// <param name="read">The readings of its letters.</param>
    /// <param name="own">Words about the person and the place.</param>
    /// <param name="listed">What everybody tries.</param>
    public static Leftover Of(PlainText text, Readings read, KnownPasswords? own = null, KnownPasswords? listed = null)
    {
        var letters = text.Letters;
        var cover = new Cover(letters.Length);
        for (var at = 0; at < letters.Length; at++)
        {
            cover.Keep(at, Halves(letters[at]));
            for (var length = ShortestPattern; length <= read.Patterns[at]; length++) cover.Take(at, length, PieceKind.Pattern);
            if (own is not null) Take(own, read, at, cover, PieceKind.Own);
            if (listed is not null) Take(listed, read, at, cover, PieceKind.Listed);
        }
        var pieces = cover.Pieces();
        return new(Weigh(letters, pieces) + text.Symbols, IsOfWords(text, own, pieces));
    }

    private static void Take(KnownPasswords known, Readings read, int at, Cover cover, PieceKind kind)
    {
        Span<int> lengths = stackalloc int[LongestTaken];
        foreach (var letters in read.Letters)
            foreach (var length in lengths[..known.Beginning(letters.AsSpan(at), ShortestListed, lengths)]) cover.Take(at, length, kind);
    }

    private static double Weigh(string letters, List<Piece> pieces)
    {
        var (worth, digits) = (0.0, 0);
        foreach (var piece in pieces)
        {
            if (letters.AsSpan(piece.Begins, piece.Length).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                // Digits that are taken away leave those around them one row: a date stays a date.
                if (piece.Kind is PieceKind.Kept) digits++;
                continue;
            }
            worth += OfDigits(digits);
            digits = 0;
            if (piece.Kind is PieceKind.Kept) worth += Halves(letters[piece.Begins]) / 2.0;
        }
        return worth + OfDigits(digits);
    }

    private static double OfDigits(int digits) => digits > DigitsByHeart ? digits / 2.0 : Math.Min(digits / 2.0, WorthByHeart);

    private static bool IsOfWords(PlainText text, KnownPasswords? own, List<Piece> pieces)
    {
        var letters = text.Letters.Count(char.IsLetter);
        string[] found = [.. Stretches(text.Letters, pieces)];
        return !found.Any(entry => letters - entry.Count(char.IsLetter) < BesideAnEntry)
            && (Suffice(text.Words.Where(w => w.Length >= ShortestDivided && !Readings.IsWalk(w, Readings.ShortestWalk)))
                || Suffice(found.Where(w => w.Length >= ShortestFound && w.All(char.IsLetter) && !Readings.IsWalk(w, ShortestPattern))));

        bool Suffice(IEnumerable<string> words)
        {
            string[] different = [.. words.Distinct(StringComparer.Ordinal)];
            return different.Length >= WordsOfAPhrase && different.Count(w => own?.Has(w) is not true) >= WordsOfOthers;
        }
    }

    /// <summary>Every entry of a list, and between them every stretch that is left over.</summary>
    private static IEnumerable<string> Stretches(string letters, List<Piece> pieces)
    {
        var kept = 0;
        foreach (var piece in pieces.Append(new(letters.Length, 0, PieceKind.Pattern)))
        {
            if (piece.Kind is PieceKind.Kept)
            {
                kept++;
                continue;
            }
            if (kept > 0) yield return letters.Substring(piece.Begins - kept, kept);
            kept = 0;
            if (piece.Kind is PieceKind.Listed) yield return letters.Substring(piece.Begins, piece.Length);
        }
    }
}
