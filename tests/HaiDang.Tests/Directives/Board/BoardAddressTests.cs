using CsCheck;
using HaiDang.Directives;
using HaiDang.Directives.Board;
using Xunit;
namespace HaiDang.Tests.Directives.Board;

public sealed class BoardAddressTests
{
    private static readonly Gen<int?> Id = Gen.Int[1, 9_999].Nullable();
    private const string Letters = "aZ09ạđốỹ Ứ+&=#?%/\"<>'.,-_;\\";
    private static readonly Gen<string> Typed = Gen.Int[0, Letters.Length - 1].Array[0, 12].Select(at => string.Concat(at.Select(i => Letters[i])));
    private static readonly string?[] Sorts = [null, "due", "-due", "lead", "code"];

    private static readonly Gen<AssignmentFilter> Filter =
        from meeting in Id
        from directive in Id
        from unit in Id
        from agency in Id
        from field in Gen.Enum<FieldOfWork>().Nullable()
        from status in Gen.Enum<Status>().Nullable()
        from lens in Gen.Enum<Lens>()
        from text in Typed
        from day in Gen.Int[0, 40_000].Nullable()
        select new AssignmentFilter
        {
            MeetingId = meeting, DirectiveId = directive, UnitId = unit, AgencyId = agency, Field = field, Status = status, Lens = lens, Text = text,
            AsOf = day is { } d ? new DateOnly(1990, 1, 1).AddDays(d) : null,
        };

    [Fact]
    public void A_filter_is_read_as_it_was_written() => Filter.Sample(f => Assert.Equal(f, AssignmentFilter.Parse(f.ToString())));

    [Fact]
    public void A_view_is_read_as_it_was_written_and_what_is_usual_is_not_said() =>
        Gen.Select(Filter, Gen.Enum<Layout>(), Gen.Enum<Grouping>(), Gen.Int[0, 4], Gen.Int[1, 200]).Sample((filter, layout, by, sort, page) =>
        {
            var at = new BoardAddress(filter) { Layout = layout, By = layout is Layout.Groups ? by : Grouping.Unit, Sort = Sorts[sort], Page = page };
            Assert.Equal(at, BoardAddress.Parse(at.ToString()[DirectivesModule.Page.Length..]));
            Assert.Equal(at.With(filter), at with { Page = 1 });
        });

    [Fact]
    public void Everything_is_an_address_without_a_question() => Assert.Equal("/directives", new BoardAddress(new()).ToString());

    [Theory]
    [InlineData("status=99&field=abc&show=7&unit=x&asof=2026-02-30&view=what&by=nothing&page=-3")]
    [InlineData("status=&field=&show=&unit=&asof=&view=&by=&page=")]
    [InlineData("status=2&unit=1e3&asof=31/12/2026&page=0")]
    [InlineData("asof=9999-12-31&meeting=99999999999")]
    public void What_cannot_be_read_is_not_said(string query) => Assert.Equal(new(new()), BoardAddress.Parse(query));
}
