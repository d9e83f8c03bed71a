using System.Text.RegularExpressions;
using HaiDang.Shell;
using HaiDang.Shell.Access;
using HaiDang.Shell.Audit.Search;
using Xunit;
namespace HaiDang.Tests.Shell.Audit;

public sealed partial class CompareValuesTests
{
    [Fact]
    public void Fields_are_told_apart_by_what_became_of_them()
    {
        var fields = CompareValues.Run("""{"roles":["Analyst"],"places":[3,5],"old":1,"same":"x"}""", """{"roles":["Analyst","Leader"],"places":[3,5],"same":"x","new":null}""");
        Assert.Equal(
            [("roles", CompareValues.Change.Changed), ("places", CompareValues.Change.Same), ("old", CompareValues.Change.Gone), ("same", CompareValues.Change.Same), ("new", CompareValues.Change.Added)],
            fields.Select(f => (f.Path, f.Is)));
        Assert.Equal(("Analyst", "Analyst, Leader"), (fields[0].Before, fields[0].After));
    }

    [Fact]
    public void What_is_nested_is_named_by_its_path() =>
        Assert.Equal(["a.b", "list[0].c", "list[1].c", "none"], CompareValues.Run(null, """{"a":{"b":1},"list":[{"c":2},{"c":3}],"none":{}}""").Select(f => f.Path));

    [Fact]
    public void Nothing_gives_nothing_and_what_is_no_json_is_shown_as_it_is()
    {
        Assert.Empty(CompareValues.Run(null, null));
        Assert.Equal(new CompareValues.Field("", null, "{broken"), Assert.Single(CompareValues.Run(null, "{broken")));
        Assert.Equal("7", Assert.Single(CompareValues.Run("7", "7")).After);
    }

    [Theory, InlineData("vi"), InlineData("en")]
    public void Every_act_that_the_code_writes_down_has_words(string language)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = language is "vi" ? Cultures.Vietnamese : Cultures.English;
        try
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root!.FullName, "HaiDang.slnx"))) root = root.Parent;
            var acts = Directory.EnumerateFiles(Path.Combine(root.FullName, "src", "HaiDang"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(f => Written().Matches(File.ReadAllText(f)).Select(m => m.Groups["act"].Value)).Concat(AccessRules.All(Program.Modules).Select(p => p.Name)).Distinct().ToArray();
            Assert.True(acts.Length > 15, string.Join(", ", acts));
            Assert.All(acts, act => Assert.True(act != AuditWords.What(act), $"'{act}' has no words"));
            Assert.NotEqual("account/12", AuditWords.Subject("account/12"));
            Assert.EndsWith(" 12", AuditWords.Subject("account/12"), StringComparison.Ordinal);
            Assert.Equal("thing/1", AuditWords.Subject("thing/1"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    [GeneratedRegex("""\.Audit(Read)?\((proof [^?]*\? )?"(?<act>[^"]+)"( : "(?<act>[^"]+)")?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
