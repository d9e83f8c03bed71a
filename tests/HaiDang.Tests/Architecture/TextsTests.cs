using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.RegularExpressions;
using HaiDang.Shell;
using Xunit;
namespace HaiDang.Tests.Architecture;

public sealed partial class TextsTests
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

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var source = Path.Combine(Repository(), "src", "HaiDang");
        var missing = Directory.EnumerateFiles(source, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(m => (File: file, Key: m.Groups["key"].Value)))
            .Where(ask => !Read(BookOf(source, ask.File), CultureInfo.InvariantCulture).ContainsKey(ask.Key))
            .Select(ask => $"{Path.GetFileName(ask.File)}: {ask.Key}");
        Assert.Empty(missing);
    }

    /// <summary>The nearest book above a page.</summary>
    private static string BookOf(string source, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "Texts.resx"))) folder = Path.GetDirectoryName(folder)!;
        return $"HaiDang.{Path.GetRelativePath(source, folder).Replace(Path.DirectorySeparatorChar, '.')}.Texts";
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HaiDang.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No HaiDang.slnx above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex("""\bT\["(?<key>[^"{]+)"[\],]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    private static Dictionary<string, string> Read(string book, CultureInfo culture) =>
        new ResourceManager(book, typeof(Program).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false) is { } set
            ? set.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!)
            : [];

    private static string Parts(string text) =>
        string.Join(' ', Regex.Matches(text, @"\{\d", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(m => m.Value).Distinct().Order());
}
