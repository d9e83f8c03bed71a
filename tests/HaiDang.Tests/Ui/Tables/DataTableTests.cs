using Bunit;
using HaiDang.Shell;
using HaiDang.Ui;
using HaiDang.Ui.Tables;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Ui.Tables;

public sealed class DataTableTests : BunitContext
{
    private readonly Spoken _spoken = new(Cultures.Vietnamese);
    private string? _sort;
    private Row? _chosen;

    public DataTableTests() => Services.AddLocalization();

    private sealed record Row(int Id, string Name, int Incidents);

    private static readonly Row[] Rows = [new(4, "Bãi Cháy", 96), new(18, "Cẩm Phả", 51), new(10, "Móng Cái 1", 34)];

    [Fact]
    public void Rows_and_columns_come_in_the_order_they_are_given()
    {
        var table = Table(Rows);
        Assert.Equal(["Nơi", "Số vụ"], table.FindAll("th").Select(h => h.TextContent.Trim()));
        Assert.Equal(["Bãi Cháy", "96", "Cẩm Phả", "51", "Móng Cái 1", "34"], table.FindAll("td").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public void Figures_stand_at_the_right_under_their_head()
    {
        var table = Table(Rows);
        Assert.Equal([false, true], table.FindAll("th").Select(h => h.ClassList.Contains("num")));
        Assert.Equal([false, true], table.FindAll("tbody tr:first-child td").Select(c => c.ClassList.Contains("num")));
    }

    [Fact]
    public void The_head_of_the_sorted_column_says_so_and_turns_it_round()
    {
        var table = Table(Rows, sort: "-incidents");
        Assert.Equal([null, "descending"], table.FindAll("th").Select(h => h.GetAttribute("aria-sort")));
        table.FindAll("th button")[1].Click();
        Assert.Equal("incidents", _sort);
    }

    [Fact]
    public void A_column_of_figures_is_first_sorted_with_the_greatest_on_top_and_words_from_the_first()
    {
        var table = Table(Rows);
        table.FindAll("th button")[1].Click();
        Assert.Equal("-incidents", _sort);
        table.FindAll("th button")[0].Click();
        Assert.Equal("name", _sort);
    }

    [Fact]
    public void Rows_are_one_tab_stop_which_is_the_chosen_row()
    {
        Assert.Equal(["0", "-1", "-1"], Table(Rows).FindAll("tbody tr").Select(r => r.GetAttribute("tabindex")));
        var table = Table(Rows, selected: Rows[1]);
        Assert.Equal(["-1", "0", "-1"], table.FindAll("tbody tr").Select(r => r.GetAttribute("tabindex")));
        Assert.Equal("true", table.Find("tr.sel").GetAttribute("aria-selected"));
        Assert.Contains("Cẩm Phả", table.Find("tr.sel").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_is_chosen_by_a_click()
    {
        Table(Rows).FindAll("tbody tr")[2].Click();
        Assert.Equal(Rows[2], _chosen);
    }

    [Fact]
    public void A_chosen_row_stays_chosen_when_its_figures_change()
    {
        var table = Table([.. Rows.Select(r => r with { Incidents = r.Incidents + 1 })], selected: Rows[0]);
        Assert.Contains("97", table.Find("tr.sel").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_table_says_that_it_is_empty()
    {
        var table = Table([]);
        Assert.Equal("Không có dòng nào.", table.Find("tbody td").TextContent);
        Assert.Equal("2", table.Find("tbody td").GetAttribute("colspan"));
    }

    [Fact]
    public void New_rows_replace_the_old_ones()
    {
        var table = Table(Rows);
        table.Render(p => p.Add(t => t.Rows, [Rows[2]]));
        Assert.Equal(["Móng Cái 1", "34"], table.FindAll("td").Select(c => c.TextContent.Trim()));
    }

    private IRenderedComponent<DataTable<Row>> Table(Row[] rows, string? sort = null, Row? selected = null) =>
        Render<DataTable<Row>>(p => p
            .Add(t => t.Rows, rows)
            .Add(t => t.RowKey, r => r.Id)
            .Add(t => t.Sort, sort)
            .Add(t => t.OnSort, s => _sort = s)
            .Add(t => t.Selected, selected)
            .Add(t => t.OnSelect, r => _chosen = r)
            .AddChildContent<Column<Row>>(c => Shape(c, "Nơi", "name", num: false, r => r.Name))
            .AddChildContent<Column<Row>>(c => Shape(c, "Số vụ", "incidents", num: true, r => Figures.Count(r.Incidents))));

    private static void Shape(ComponentParameterCollectionBuilder<Column<Row>> column, string title, string key, bool num, Func<Row, string> words)
    {
        RenderFragment<Row> cell = row => builder => builder.AddContent(0, words(row));
        column.Add(c => c.Title, title).Add(c => c.Key, key).Add(c => c.Num, num).Add(c => c.ChildContent, cell);
    }

    protected override void Dispose(bool disposing)
    {
        _spoken.Dispose();
        base.Dispose(disposing);
    }
}
