using System.CommandLine;
using HaiDang.Shell;
namespace HaiDang.HotSpots.Analyse.Weights;

/// <summary>By which rule are areas neighbours?</summary>
/// <param name="Rule">One of <see cref="WeightsRule.Forms"/>.</param>
/// <param name="JoinIslands">How many nearest areas one without neighbours is joined to; 0: it stays alone and cannot be told.</param>
/// <param name="Id">Column with the names that a file of neighbours uses; null: areas are counted from 1.</param>
public sealed record WeightsOptions(string Rule, int JoinIslands = 2, string? Id = null)
{
    /// <summary>The same as options of a command.</summary>
    internal sealed class Asked
    {
        private readonly Option<string> _rule = AnalyseOptions.Checked("--weights", Text("Rule"), "queen", WeightsRule.Forms, text => WeightsRule.Parse(text) is not null);
        private readonly Option<int> _islands = AnalyseOptions.Checked("--islands", Text("Islands"), 2, "K", k => k >= 0);
        private readonly Option<string?> _id = new("--id") { Description = Text("Id"), HelpName = "COLUMN" };

        public void AddTo(Command command)
        {
            foreach (var option in new Option[] { _rule, _islands, _id }) command.Add(option);
        }

        public WeightsOptions Of(ParseResult parsed) => new(parsed.GetValue(_rule)!, parsed.GetValue(_islands), parsed.GetValue(_id));
    }

    private static string Text(string key) => Words.Of<Texts>($"Analyse.Weights.{key}");
}
