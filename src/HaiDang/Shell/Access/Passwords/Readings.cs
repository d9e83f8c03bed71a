namespace HaiDang.Shell.Access.Passwords;

/// <summary>Which letters stand behind digits, and where does a text only go on as it began?</summary>
/// <param name="Letters">As written, and with digits read as letters: 1 as l, and 1 as i.</param>
/// <param name="Patterns">How long a repetition, a sequence or a walk that begins at each letter goes on; under 3 is none.</param>
internal sealed record Readings(string[] Letters, int[] Patterns)
{
    /// <summary>A walk along the keyboard is a pattern from four keys on, as "tre" and "rew" stand in words.</summary>
    public const int ShortestWalk = 4;

    /// <summary>Where the keys from a to z lie: rows lie apart, neighbours in a row differ by one.</summary>
    private static readonly int[] Keys =
        [.. Enumerable.Range('a', 26).Select(letter => "qwertyuiop  asdfghjkl  zxcvbnm".IndexOf((char)letter))];

    public static Readings Of(string letters)
    {
        string[] read = letters.AsSpan().IndexOfAnyInRange('0', '9') < 0 ? [letters] : [letters, Undo(letters, 'l'), Undo(letters, 'i')];
        var patterns = Repeats(letters);
        for (var at = 0; at < letters.Length; at++) patterns[at] = Math.Max(patterns[at], Run(letters, at));
        return new(read, patterns);
    }

    /// <summary>Is the whole word one sequence or walk, and so long at least?</summary>
    public static bool IsWalk(string word, int shortest) =>
        word.Length >= shortest && Math.Max(Steps(word, 0, Step), Steps(word, 0, Walk)) == word.Length;

    private static string Undo(string letters, char one) => string.Create(letters.Length, (letters, one), static (read, from) =>
    {
        for (var at = 0; at < read.Length; at++)
            read[at] = from.letters[at] switch
            {
                '0' => 'o',
                '1' => from.one,
                '3' => 'e',
                '4' => 'a',
                '5' => 's',
                '7' => 't',
                var same => same,
            };
    });

    /// <summary>How many letters from each on have stood earlier in the same order, without overlap?</summary>
    private static int[] Repeats(string letters)
    {
        var longest = new int[letters.Length];
        // How many letters from `earlier` and from `at` on are the same; as `at` walks down, one row suffices.
        var common = new int[letters.Length + 1];
        for (var at = letters.Length - 1; at > 0; at--)
            for (var earlier = 0; earlier < at; earlier++)
            {
                common[earlier] = letters[earlier] == letters[at] ? common[earlier + 1] + 1 : 0;
                longest[at] = Math.Max(longest[at], Math.Min(common[earlier], at - earlier));
            }
        return longest;
    }

    private static int Run(string letters, int at)
    {
        var (sequence, walk) = (Steps(letters, at, Step), Steps(letters, at, Walk));
        return walk >= ShortestWalk ? Math.Max(walk, sequence) : sequence;
    }

    private static int Steps(string letters, int at, Func<string, int, int?> step)
    {
        var length = 1;
        while (at + length < letters.Length && step(letters, at + length) is { } one && one == step(letters, at + 1)) length++;
        return length;
    }

    /// <summary>The same letter, or its neighbour in the alphabet or among the digits, where 0 follows 9.</summary>
    private static int? Step(string letters, int to) => (letters[to - 1], letters[to]) switch
    {
        ('9', '0') => 1,
        ('0', '9') => -1,
        var (before, letter) => letter - before is >= -1 and <= 1 and var step ? step : null,
    };

    private static int? Walk(string letters, int to) =>
        char.IsAsciiLetterLower(letters[to - 1]) && char.IsAsciiLetterLower(letters[to])
        && Keys[letters[to] - 'a'] - Keys[letters[to - 1] - 'a'] is -1 or 1 ? Keys[letters[to] - 'a'] - Keys[letters[to - 1] - 'a'] : null;
}
