using AngleSharp.Dom;
using Bunit;
using HaiDang.Data;
using HaiDang.HotSpots;
using HaiDang.Incidents;
using HaiDang.Incidents.Measures;
using HaiDang.Shell;
using HaiDang.Shell.Access.Accounts;
using HaiDang.Shell.Measures;
using HaiDang.Tests.Incidents.Measures;
using HaiDang.Tests.Testing;
using HaiDang.Tests.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
namespace HaiDang.Tests.Shell.Measures;

public sealed class MeasurePickerTests : BunitContext
{
    private readonly Spoken _spoken = new(Cultures.Vietnamese);
    private static readonly CancellationToken Stop = Xunit.TestContext.Current.CancellationToken;

    private async Task<(TestHouse House, int BaiChay)> Lay(params string[] policies)
    {
        var house = await TestHouse.Open();
        await using var db = house.Db();
        var (baiChay, _, _) = await Years.Fill(db, Stop);
        Services.AddLocalization();
        Services.AddSingleton(house.Get<MeasureBook>());
        Services.AddScoped(s => new OfferMeasures(house.Get<MeasureBook>(), s.GetRequiredService<IAuthorizationService>(), house.Get<ScopeGround>(), house.Get<IDbContextFactory<HaiDangDb>>(), house.Services));
        AddAuthorization().SetAuthorized("somebody").SetPolicies(policies);
        return (house, baiChay);
    }

    private IRenderedComponent<MeasurePicker> Pick(MeasureRef? from, Action<MeasureRef?> taken)
    {
        var picker = Render<MeasurePicker>(p => p.Add(m => m.Value, from).Add(m => m.ValueChanged, taken));
        picker.WaitForElement("select", TimeSpan.FromSeconds(20));
        return picker;
    }

    [Fact]
    public async Task A_place_is_found_without_tone_marks_and_what_is_chosen_is_read_at_once()
    {
        var (house, baiChay) = await Lay(IncidentsModule.See);
        await using var _ = house;
        MeasureRef? taken = null;
        var picker = Pick(new(IncidentMeasures.Crimes), chosen => taken = chosen);
        picker.Find("input[type=search]").Input("bai ch");
        Assert.Equal("Phường Bãi Cháy", Assert.Single(picker.FindAll(".found li")).TextContent);
        picker.Find(".found input").Change(true);
        Assert.Equal(new MeasureRef(IncidentMeasures.Crimes, null, baiChay), taken);
        picker.WaitForAssertion(() => Assert.Contains("60 vụ", Plain(picker.Find(".reads")), StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Contains("tỷ số 0,50", picker.Find(".reads").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_of_kinds_begins_with_one_and_none_is_a_choice()
    {
        var (house, _) = await Lay(IncidentsModule.See);
        await using var _1 = house;
        MeasureRef? taken = null;
        var picker = Pick(null, chosen => taken = chosen);
        Assert.Contains("Không gắn chỉ số", picker.Markup, StringComparison.Ordinal);
        picker.Find("select").Change(IncidentMeasures.OfKind);
        Assert.NotNull(taken?.Subject);
        picker.FindAll("select")[1].Change("fire");
        Assert.Equal(new MeasureRef(IncidentMeasures.OfKind, "fire"), taken);
        picker.Find("select").Change("");
        Assert.Null(taken);
    }

    [Fact]
    public async Task Only_what_a_person_may_see_is_offered()
    {
        var (house, baiChay) = await Lay(HotSpotsModule.See, IncidentsModule.See);
        await using var _ = house;
        Assert.Contains("Điểm nóng", Pick(null, _ => { }).Markup, StringComparison.Ordinal);
        Scope.Enter(Scope.Of([baiChay]));
        MeasureRef? taken = null;
        var narrow = Pick(null, chosen => taken = chosen);
        Assert.DoesNotContain("Điểm nóng", narrow.Markup, StringComparison.Ordinal);
        narrow.Find("select").Change(IncidentMeasures.Crimes);
        Assert.Equal(baiChay, taken!.PlaceId);
        Assert.Single(narrow.FindAll(".found li"));
    }

    private static string Plain(IElement part) => string.Join(' ', part.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    protected override void Dispose(bool disposing)
    {
        _spoken.Dispose();
        base.Dispose(disposing);
    }
}
