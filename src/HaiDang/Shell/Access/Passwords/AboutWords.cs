namespace HaiDang.Shell.Access.Passwords;

/// <summary>Which words would somebody try who knows the person and the place?</summary>
internal static class AboutWords
{
    /// <summary>Two letters are in every password, and four made of initials ("can" of Công an) are other words.</summary>
    private const int Shortest = 3, ShortestMade = 5;

    /// <summary>"Nguyễn Văn Tuấn" → nguyenvantuan, nguyen, van, tuan, tuannguyen, nvtuan, tuannv.</summary>
    public static KnownPasswords Of(IEnumerable<string> about) =>
        new(about.Select(name => PlainText.Of(JudgePassword.Compose(name))).SelectMany(name => Said(name).Concat(Made(name))));

    private static IEnumerable<string> Said(PlainText name) => name.Words.Prepend(name.Letters).Where(word => word.Length >= Shortest);

    private static IEnumerable<string> Made(PlainText name)
    {
        if (name.Words is not [var first, .. var middle, var last]) return [];
        var initials = string.Concat(middle.Prepend(first).Select(word => word[0]));
        return new[] { last + first, initials + last, last + initials }.Where(word => word.Length >= ShortestMade);
    }
}
