using System.Text;
using HaiDang.Shell;
namespace HaiDang.Incidents.Import.Writing;

/// <summary>Every row that was refused or doubtful and why, as a CSV file that a spreadsheet opens rightly; written as the rows go by.</summary>
internal sealed class ReportFile : IAsyncDisposable
{
    private readonly string _waiting;
    private StreamWriter? _text;

    public ReportFile(string folder)
    {
        Directory.CreateDirectory(folder);
        _waiting = Path.Combine(folder, $"{Guid.CreateVersion7():N}.part");
    }

    public void Add(Finding finding)
    {
        _text ??= Begin();
        var severity = Words.Of<Texts>(finding.Reason.Refuses ? "Report.Refused" : "Report.Doubtful");
        _text.Write(finding.Line);
        _text.Write(',');
        _text.Write(severity);
        _text.Write(',');
        _text.Write(CsvCell.Of(Words.Of<Texts>($"Reason.{finding.Reason}")));
        _text.Write(',');
        _text.Write(CsvCell.Of(finding.Column ?? ""));
        _text.Write(',');
        _text.WriteLine(CsvCell.Of(finding.Value));
    }

    /// <summary>Gives the report its name for good.</summary>
    /// <returns>The file's name; null when there was nothing to report.</returns>
    public async Task<string?> Keep(string name)
    {
        if (_text is null) return null;
        await _text.DisposeAsync();
        _text = null;
        File.Move(_waiting, Path.Combine(Path.GetDirectoryName(_waiting)!, name), overwrite: true);
        return name;
    }

    private StreamWriter Begin()
    {
        var text = new StreamWriter(_waiting, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16) { NewLine = "\r\n" };
        text.WriteLine(Words.Of<Texts>("Report.Head"));
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        if (_text is not null) await _text.DisposeAsync();
        File.Delete(_waiting);
    }
}
