using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HaiDang.Shell;
using HaiDang.Shell.Commands;
using HaiDang.Shell.Jobs;
namespace HaiDang.HotSpots.Analyse;

/// <summary>What do the analyst's commands have in common: where the result goes, and how it is told?</summary>
internal static class AnalyseOptions
{
    public static JsonSerializerOptions AsJson { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FiniteOrNull() },
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static Option<string> Out(string[] kinds, bool needed = true)
    {
        var option = new Option<string>("--out")
        {
            Description = Words.Of<Texts>("Analyse.Option.Out", string.Join(", ", kinds)), Required = needed, HelpName = $"F.{kinds[0]}",
        };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is { } path && !kinds.Contains(OutFile.Kind(path)))
                given.AddError(Words.Of<Texts>("Analyse.Option.OutKind", path, string.Join(", ", kinds)));
        });
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = Words.Of<Texts>("Analyse.Option.Json") };

    public static Option<ulong> Seed() => new("--seed") { Description = Words.Of<Texts>("Analyse.Local.Seed"), DefaultValueFactory = _ => 1, HelpName = "S" };

    /// <summary>A length or a span that must be given: above 0, and not beyond all use.</summary>
    public static Option<double> Positive(string name, string description, string help)
    {
        const double most = 1e7;
        var option = Needed<double>(name, description, help);
        option.Validators.Add(given =>
        {
            if (!(given.GetValueOrDefault<double>() is > 0 and < most)) given.AddError(Words.Of<Texts>("Analyse.Option.NotPositive", name));
        });
        return option;
    }

    /// <summary>A number for a sentence; a dash where it cannot be told.</summary>
    public static object OrDash(double number) => double.IsFinite(number) ? number : "–";

    /// <summary>An option's name as a key of its text: <c>--before-exposure</c> becomes <c>BeforeExposure</c>.</summary>
    public static string Key(string name) => string.Concat(name[2..].Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public static Option<T> Needed<T>(string name, string description, string help) =>
        WithPoint(new Option<T>(name) { Description = description, Required = true, HelpName = help });

    /// <summary>An option with a usual value, refused with what would be right when <paramref name="isGood"/> says no.</summary>
    public static Option<T> Checked<T>(string name, string description, T usual, string help, Predicate<T> isGood)
    {
        var option = WithPoint(new Option<T>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = help });
        option.Validators.Add(given =>
        {
            if (!IsGood(given)) given.AddError(Words.Of<Texts>("Analyse.Option.Wrong", name, help));
        });
        return option;

        bool IsGood(OptionResult given)
        {
            try
            {
                return isGood(given.GetValueOrDefault<T>()!);
            }
            catch (InvalidOperationException)      // a word that is no such value at all
            {
                return false;
            }
        }
    }

    /// <summary>0.05 is five hundredths in every language; the Vietnamese reading of the point would make it five.</summary>
    private static Option<T> WithPoint<T>(Option<T> option)
    {
        if (option is Option<double> number) number.CustomParser = given => Number(given) ?? 0;
        if (option is Option<double?> maybe) maybe.CustomParser = Number;
        return option;
    }

    private static double? Number(ArgumentResult given)
    {
        var text = given.Tokens[^1].Value;
        if (double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        given.AddError(Words.Of<Texts>("Analyse.NoNumber", text));
        return null;
    }

    /// <summary>Works away from the terminal's thread, then says what came of it: words for people, or one JSON object and nothing else.</summary>
    public static async Task<int> Tell<T>(
        bool json, Func<IProgress<Progress>?, CancellationToken, T> work, Func<T, string> said, CancellationToken stop)
    {
        var answer = await OnTerminal.Run((progress, ended) => Task.Run(() => work(progress, ended), ended), stop);
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(answer, AsJson) : said(answer));
        return 0;
    }
}
