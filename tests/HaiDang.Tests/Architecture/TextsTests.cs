using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text;
using HaiDang.Shell;
using Xunit;
namespace HaiDang.Tests.Architecture;

public sealed class TextsTests
{
    public static TheoryData<string> Books => [.. typeof(Program).Assembly.GetTypes().Where(t => t.Name == "Texts").Select(t => t.FullName!)];

    [Theory, MemberData(nameof(Books))]
    public void Every_text_is_there_in_both_languages_with_the_same_parts(string book)
    {
        var vietnamese = Read(book, CultureInfo.InvariantCulture);
        var english = Read(book, CultureInfo.GetCultureInfo("en"));
        Assert.Equal(vietnamese.Keys.Order(), english.Keys.Order());
        Assert.All(vietnamese, text => Assert.Equal(Parts(text.Value), Parts(english[text.Key])));
    }

    [Theory, MemberData(nameof(Books))]
    public void Vietnamese_is_written_in_composed_characters(string book) =>
        Assert.All(Read(book, CultureInfo.InvariantCulture).Values, text => Assert.True(text.IsNormalized(NormalizationForm.FormC), text));

    [Fact]
    public void Every_line_of_the_menu_has_words() =>
        Assert.All(Program.Modules.SelectMany(m => m.Menu), item => Assert.NotEqual($"Menu.{item.Icon}", Words.Of(item.Texts, $"Menu.{item.Icon}")));

    private static Dictionary<string, string> Read(string book, CultureInfo culture) =>
        new ResourceManager(book, typeof(Program).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false) is { } set
            ? set.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!)
            : [];

    private static string Parts(string text) =>
        string.Join(' ', System.Text.RegularExpressions.Regex.Matches(text, @"\{\d", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(m => m.Value).Distinct().Order());
}
