using System.Web;
namespace HaiDang.Directives.Board;

/// <summary>How are the tasks laid out?</summary>
public enum Layout { Board, List, Groups }

/// <summary>By what are tasks gathered and counted?</summary>
public enum Grouping { Unit, Directive, Field, Agency, Meeting }

/// <summary>Where is a view of the board, so that it can be linked?</summary>
public sealed record BoardAddress(AssignmentFilter Filter)
{
    public const int PageSize = 100;

    public Layout Layout { get; init; }
    public Grouping By { get; init; }

    /// <summary>A column of the list, with "-" before it when the greatest comes first; null: what is most pressing first.</summary>
    public string? Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public static BoardAddress Parse(string query)
    {
        var said = HttpUtility.ParseQueryString(query);
        return new(AssignmentFilter.Parse(query))
        {
            Layout = said["view"] switch { "list" => Layout.List, "groups" => Layout.Groups, _ => Layout.Board },
            By = Enum.TryParse<Grouping>(said["by"], ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : Grouping.Unit,
            Sort = said["sort"], Page = int.TryParse(said["page"], System.Globalization.CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };
    }

    /// <summary>The same view of other tasks, from their first page.</summary>
    public BoardAddress With(AssignmentFilter filter) => this with { Filter = filter, Page = 1 };

    public override string ToString()
    {
        var said = Filter.Written();
        if (Layout is not Layout.Board) said.Add("view", Layout is Layout.List ? "list" : "groups");
        if (Layout is Layout.Groups && By is not Grouping.Unit) said.Add("by", By.ToString().ToLowerInvariant());
        if (Sort is not null) said.Add("sort", Sort);
        if (Page > 1) said.Add("page", Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return DirectivesModule.Page + said.ToQueryString().Value;
    }
}
