using System.Globalization;
namespace HaiDang.Directives.Board;

/// <summary>Where is a task's page, so that it knows which list it was opened from?</summary>
public static class TaskAddress
{
    public static string Of(int id) => string.Create(CultureInfo.InvariantCulture, $"{DirectivesModule.Page}/{id}");

    /// <summary>With the filter and order of the list, so that its neighbours are a key away.</summary>
    public static string Of(int id, BoardAddress from) => Of(id) + from.ToString()[DirectivesModule.Page.Length..];
}
