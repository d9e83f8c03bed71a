namespace HaiDang.Shell.Audit.Search;

/// <summary>What do the words of the log mean, in the language of the reader?</summary>
public static class AuditWords
{
    /// <summary>What was done; as it stands in the log where nobody has said it otherwise.</summary>
    public static string What(string what) => Said($"Audit.What.{what}") ?? (Words.Of<Access.Texts>($"Policy.{what}") is var act && act != $"Policy.{what}" ? act : what);

    /// <summary>The thing: "tài khoản 12".</summary>
    public static string Subject(string subject) =>
        subject.Split('/', 2) is [var kind, var id] && Said($"Audit.Thing.{kind}") is { } words ? $"{words} {id}" : Said($"Audit.Thing.{subject}") ?? subject;

    private static string? Said(string key) => Words.Of<Texts>(key) is var words && words != key ? words : null;
}
