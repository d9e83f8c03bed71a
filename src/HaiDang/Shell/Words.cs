using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
namespace HaiDang.Shell;

/// <summary>What are the words for a key, in the language of the moment? For code that has no page: commands, reports, refusals.</summary>
public static class Words
{
    private static readonly ConcurrentDictionary<Type, ResourceManager> Books = new();

    /// <summary>The words under a key of the module's resources, or the key itself when there are none.</summary>
    /// <typeparam name="TTexts">The module's <c>Texts</c>.</typeparam>
    public static string Of<TTexts>(string key, params ReadOnlySpan<object?> parts) => Of(typeof(TTexts), key, parts);

    public static string Of(Type texts, string key, params ReadOnlySpan<object?> parts)
    {
        var book = Books.GetOrAdd(texts, t => new ResourceManager(t.FullName!, t.Assembly));
        var words = book.GetString(key, CultureInfo.CurrentUICulture) ?? key;
        return parts.IsEmpty ? words : string.Format(CultureInfo.CurrentCulture, words, parts);
    }
}
