using System.Globalization;
using System.Net;
using System.Text;
using HaiDang.Directives;
using HaiDang.Directives.Board;
using HaiDang.Shell;
using HaiDang.Tests.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniExcelLibs;
using Xunit;
namespace HaiDang.Tests.Directives.Board;

/// <summary>A file holds exactly the tasks of its view, in its order, as they stood on its day.</summary>
public sealed class ExportTasksTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_table_says_of_each_task_what_the_page_says(Store store)
    {
        await using var programme = await Programme.Open(store);
        await Three(programme);
        var lines = await Csv(programme, "?view=list&sort=-due");
        Assert.Equal(["code", "D1.3", "D1.2", "D1.1"], lines.Select(l => l.Split(',')[0]));
        var (head, second) = (lines[0].Split(','), lines[2].Split(','));
        string Of(string column) => second[Array.IndexOf(head, column)];
        Assert.Equal(head.Length, second.Length);
        Assert.Equal(("Đơn vị CAT", "Đơn vị PHC", "Đơn vị SXD"), (Of("assigner"), Of("lead"), Of("coordinating")));
        Assert.Equal(("2026-10-05", "2026-11-10", "2026-12-10", "1"), (Of("assigned"), Of("due_original"), Of("due"), Of("extensions")));
        Assert.Equal(("2026-10-05", "2026-11-20", "2026-11-20", "0", "1", "0"), (Of("started"), Of("submitted"), Of("done"), Of("on_time_original"), Of("on_time"), Of("synthetic")));
        Assert.Equal("2026-11-20", Of("as_of"));
    }

    [Fact]
    public async Task A_file_has_the_filter_and_the_day_of_its_view()
    {
        await using var programme = await Programme.Open();
        await Three(programme);
        Assert.Equal(["code", "D1.1"], (await Csv(programme, "?status=Overdue")).Select(l => l.Split(',')[0]));
        Assert.Equal(["code"], (await Csv(programme, "?asof=2026-10-04")).Select(l => l.Split(',')[0]));
        Assert.Equal(["code", "D1.1", "D1.2", "D1.3"], (await Csv(programme, "?asof=2026-10-05&sort=code")).Select(l => l.Split(',')[0]));
        var groups = await Csv(programme, "?view=groups");
        Assert.Equal(2, groups.Length);
        Assert.StartsWith("Đơn vị PHC,3,1,0,1,1,0,", groups[1], StringComparison.Ordinal);
        Assert.IsType<NotFound>((await ExportTasks.Get("pdf", Ask(""), programme.Databases, programme.House.Clock, Stop)).Result);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Excel_has_every_column_with_or_without_a_notice_that_it_is_synthetic(bool synthetic)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Vietnamese;
        await using var programme = await Programme.Open();
        await Three(programme);
        if (synthetic)
        {
            await using var db = programme.House.Db();
            await db.WriteSetting(Setting.SyntheticSeed, "1", Stop);
            await db.SaveChangesAsync(Stop);
        }
        programme.Enter("boss");
        var answer = Assert.IsType<FileContentHttpResult>((await ExportTasks.Get("xlsx", Ask("?sort=due"), programme.Databases, programme.House.Clock, Stop)).Result);
        Assert.Equal(synthetic, answer.FileDownloadName!.Contains("mo-phong", StringComparison.Ordinal));
        using var file = new MemoryStream(answer.FileContents.ToArray());
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToArray();
        Assert.Equal(22, rows[0].Count);
        Assert.Equal(synthetic, rows[0]["Mã"]!.ToString()!.Contains("MÔ PHỎNG", StringComparison.Ordinal));
        Assert.Equal(["D1.1", "D1.2", "D1.3"], rows[^3..].Select(r => (string)r["Mã"]!));
        Assert.All(rows[^3..], r => Assert.Equal("Sửa trụ sở công an phường", r["Nhiệm vụ"]));
    }

    [Fact]
    public async Task No_day_that_an_address_can_name_breaks_a_page()
    {
        await using var site = await SiteUnderTest.Start();
        foreach (var day in (string[])["0001-01-01", "9999-12-30", "9999-12-31", "1900-01-01"])
        {
            Assert.Equal((day, HttpStatusCode.OK), (day, (await site.Client.GetAsync($"/api/Directives/export.csv?asof={day}", Stop)).StatusCode));
            Assert.Equal((day, HttpStatusCode.OK), (day, (await site.Client.GetAsync($"/directives?asof={day}", Stop)).StatusCode));
        }
    }

    /// <summary>Overdue; done, late by its first day and on time by the second; not begun.</summary>
    private static async Task Three(Programme programme)
    {
        await programme.Assign(new(2026, 11, 1));
        var second = await programme.Assign(new(2026, 11, 10), "SXD");
        await programme.Assign(new(2027, 3, 1));
        Assert.Null((await programme.Do("lead", second, Act.Started)).Refusal);
        Assert.Null((await programme.Do("boss", second, Act.Extended, "mưa bão", new(2026, 12, 10))).Refusal);
        await programme.AddEvidence(second);
        programme.House.Clock.Advance(TimeSpan.FromDays(46));
        Assert.Null((await programme.Do("lead", second, Act.Submitted)).Refusal);
        Assert.Null((await programme.Do("boss", second, Act.Accepted)).Refusal);
    }

    private static async Task<string[]> Csv(Programme programme, string query)
    {
        programme.Enter("boss");
        var answer = Assert.IsType<FileContentHttpResult>((await ExportTasks.Get("csv", Ask(query), programme.Databases, programme.House.Clock, Stop)).Result);
        return Encoding.UTF8.GetString(answer.FileContents.Span).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static HttpRequest Ask(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new(query);
        return context.Request;
    }
}
