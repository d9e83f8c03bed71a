using System.Text;
using HaiDang.Data;
using HaiDang.Incidents;
using HaiDang.Incidents.Import;
using HaiDang.Incidents.Wizard;
using HaiDang.Shell.Jobs;
using HaiDang.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Incidents.Wizard;

public sealed class ImportDraftTests
{
    private const string File =
        """
        ma_vu;ho_ten;ngay_xay_ra;loai;xa_phuong
        A1;Nguyễn Văn An;03/09/2026 21:30;Trộm cắp TS;Bãi Cháy
        A2;Trần Thị Bình;13/09/2026 22:10;Chuyện lạ;Hồng Gai
        A3;Lê Văn Cường;25/09/2026 08:05;Trộm cắp TS;Bãi Cháy
        A4;Phạm Thị Dung;99/99/2026;Trộm cắp TS;Bãi Cháy
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_goes_on_until_the_column_of_names_is_dropped()
    {
        await using var house = await TestHouse.Open();
        using var draft = await Draft(house);
        Assert.Contains("ho_ten", Assert.Single(draft.Missing()), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => draft.Try(null, Stop));
        await draft.Examine(draft.Mapping.Without("ho_ten"), Stop);
        Assert.Empty(draft.Missing());
    }

    [Fact]
    public async Task What_no_column_says_is_asked_for()
    {
        await using var house = await TestHouse.Open();
        using var draft = await Draft(house);
        await draft.Examine(draft.Mapping.Without("ho_ten").With("ngay_xay_ra", Field.Ignore), Stop);
        draft.Source = " ";
        Assert.Equal(2, draft.Missing().Count);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_trial_writes_nothing_and_proposes_kinds_and_writing_does_what_the_trial_said(Store store)
    {
        await using var house = await TestHouse.Open(store);
        using var draft = await Draft(house);
        await draft.Examine(draft.Mapping.Without("ho_ten"), Stop);
        await draft.Try(null, Stop);
        await using var db = house.Db();

        Assert.Equal((4, 3, 1), (draft.Trial!.Rows, draft.Trial.Accepted, draft.Trial.Refused));
        Assert.Equal(0, await db.Incidents.CountAsync(Stop));
        Assert.Equal("theft", draft.Kinds["Trộm cắp TS"]);
        Assert.Equal(1, draft.Waiting);

        draft.Choose("Chuyện lạ", "other");
        Assert.Equal(0, draft.Waiting);
        var job = draft.Write(house.Get<JobBoard>(), "test");
        while (job.State is JobState.Running) await Task.Delay(20, Stop);

        Assert.Equal((JobState.Done, null), (job.State, job.Problem));
        Assert.Equal(3, await db.Incidents.CountAsync(Stop));
        Assert.Empty(await db.LocalKinds.Where(k => k.KindId == null).ToArrayAsync(Stop));
        var import = await ShowImport.Run(int.Parse(job.Result!.Split('=')[1]), db, Stop);
        Assert.Equal((3, 1), (import!.Report.Accepted, import.Report.Refused));
        Assert.Empty(Directory.GetFiles(house.Get<DataFolder>().Incoming));
    }

    [Fact]
    public async Task A_saved_mapping_is_used_as_far_as_the_file_has_its_columns()
    {
        await using var house = await TestHouse.Open();
        using var draft = await Draft(house);
        await draft.Use(new ColumnMapping { Columns = new() { ["loai"] = Field.Ignore, ["gone"] = Field.Reference }, Dropped = ["ho_ten", "also gone"] }, Stop);
        Assert.Equal(Field.Ignore, draft.Mapping.Columns["loai"]);
        Assert.Equal(["ho_ten"], draft.Mapping.Dropped);
        Assert.Empty(draft.Missing());
    }

    [Fact]
    public async Task A_draft_that_is_left_leaves_no_file()
    {
        await using var house = await TestHouse.Open();
        (await Draft(house)).Dispose();
        Assert.Empty(Directory.GetFiles(house.Get<DataFolder>().Incoming));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_a_byte_is_taken()
    {
        await using var house = await TestHouse.Open();
        var folder = house.Get<DataFolder>();
        await Assert.ThrowsAsync<InvalidDataException>(() => ReceiveFile.Run(Stream.Null, "x.csv", ReceiveFile.MostBytes + 1, folder, null, Stop));
        Assert.Empty(Directory.GetFiles(folder.Incoming));
    }

    [Theory]
    [InlineData("../../evil.csv", ".csv")]
    [InlineData("a.CSV", ".csv")]
    [InlineData("a.c/s", "")]
    public async Task Of_the_name_of_a_file_only_its_ending_is_trusted(string name, string ending)
    {
        await using var house = await TestHouse.Open();
        var folder = house.Get<DataFolder>();
        var path = await ReceiveFile.Run(new MemoryStream([1, 2]), name, 2, folder, null, Stop);
        Assert.Equal((folder.Incoming, ending), (Path.GetDirectoryName(path), Path.GetExtension(path)));
    }

    private static async Task<ImportDraft> Draft(TestHouse house)
    {
        house.Get<DataFolder>().Create();
        var bytes = Encoding.UTF8.GetBytes(File);
        var path = await ReceiveFile.Run(new MemoryStream(bytes), "vu-viec.csv", bytes.Length, house.Get<DataFolder>(), null, Stop);
        var draft = new ImportDraft(path, "vu-viec.csv", house.Get<ImportMeans>());
        await draft.Examine(null, Stop);
        return draft;
    }
}
