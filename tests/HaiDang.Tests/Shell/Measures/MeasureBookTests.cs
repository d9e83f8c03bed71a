using HaiDang.Shell;
using HaiDang.Shell.Measures;
using HaiDang.Tests.Testing;
using HaiDang.Tests.Ui;
using Xunit;
namespace HaiDang.Tests.Shell.Measures;

public sealed class MeasureBookTests
{
    private static readonly Measure[] All = [.. Program.Modules.SelectMany(m => m.Measures)];

    [Fact]
    public void Every_measure_has_a_key_of_its_own() =>
        Assert.Equal(All.Length, All.Select(m => m.Key).Distinct().Count());

    [Fact]
    public void Every_measure_has_words_in_both_languages()
    {
        foreach (var culture in new[] { Cultures.Vietnamese, Cultures.English })
        {
            using var _ = new Spoken(culture);
            Assert.All(All, m => Assert.DoesNotContain("Measure.", m.Name + m.Unit + m.What, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_measure_names_a_policy_of_its_module() =>
        Assert.All(Program.Modules, module => Assert.All(module.Measures, m => Assert.Contains(m.Policy, module.Policies.Select(p => p.Name))));

    [Fact]
    public async Task A_measure_that_answers_another_number_of_questions_is_broken()
    {
        await using var house = await TestHouse.Open();
        var broken = All[0] with { Key = "broken", Subjects = null, Series = (_, _, _) => Task.FromResult<MeasureSeries?[]>([]) };
        var book = new MeasureBook(new House([new Module("Broken") { Knows = [], Measures = [broken] }]), new(HaiDang.Data.Scope.Everything), house.Services);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => book.Series(new("broken"), TestContext.Current.CancellationToken));
        Assert.Contains("1 questions and gave 0", refused.Message, StringComparison.Ordinal);
    }
}
