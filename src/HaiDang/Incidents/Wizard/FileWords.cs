using HaiDang.Incidents.Import;
using HaiDang.Shell;
using HaiDang.Ui;
namespace HaiDang.Incidents.Wizard;

/// <summary>What is known of a file, in one line: "vu-viec.csv · 4,8 MB · dấu chấm phẩy · Windows-1258 · dấu phẩy thập phân".</summary>
public static class FileWords
{
    public static string Of(FileFacts facts) => string.Join(" · ", new[]
    {
        facts.Name, Figures.Size(facts.Bytes), facts.Delimiter is { } between ? Between(between) : facts.Format.ToString(), facts.Encoding, facts.Sheet,
        facts.DecimalComma ? Words.Of<Texts>("Wizard.DecimalComma") : null,
    }.Where(w => !string.IsNullOrEmpty(w)));

    public static string Between(char delimiter) => delimiter switch
    {
        ',' => Words.Of<Texts>("Wizard.Comma"),
        ';' => Words.Of<Texts>("Wizard.Semicolon"),
        '\t' => Words.Of<Texts>("Wizard.Tab"),
        _ => $"“{delimiter}”",
    };
}
