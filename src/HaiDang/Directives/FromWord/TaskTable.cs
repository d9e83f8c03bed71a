using System.Text.RegularExpressions;
using HaiDang.Directives.FromWord.Docx;
namespace HaiDang.Directives.FromWord;

/// <summary>What do the rows of a table ask for? Its heads say which column is the work, which the unit, which the day; without such heads a row is one text.</summary>
internal sealed partial class TaskTable
{
    private readonly ILookup<int, Paragraph> _rows;
    private readonly Dictionary<int, Part> _parts = [];
    private readonly int _head = -1;
    private readonly HashSet<int> _taken = [];

    private enum Part { Number, Work, Lead, With, Due }

    /// <param name="Number">As it stands in its column; may be empty.</param>
    /// <param name="Text">The work.</param>
    /// <param name="Lead">Null without such a column.</param>
    /// <param name="With">Those that help.</param>
    /// <param name="Due">Null without such a column.</param>
    public sealed record Row(string Number, string Text, string? Lead, string[] With, string? Due);

    private TaskTable(int number, IEnumerable<Paragraph> cells)
    {
        Number = number;
        _rows = cells.ToLookup(p => p.Cell!.Row);
        foreach (var row in _rows.OrderBy(r => r.Key).Take(3))
        {
            var parts = row.Select(p => (p.Cell!.Column, Part: PartOf(p.Text))).Where(p => p.Part is not null).DistinctBy(p => p.Column).ToArray();
            if (parts.Length < 2 || !Array.Exists(parts, p => p.Part is Part.Work)) continue;
            _head = row.Key;
            foreach (var (column, part) in parts) _parts[column] = part!.Value;
            break;
        }
    }

    public int Number { get; }

    public static TaskTable Begin(int number, List<Paragraph> paragraphs) => new(number, paragraphs.Where(p => p.Cell?.Table == number));

    /// <summary>The row, the first time that one of its cells is met; null again and for the heads.</summary>
    public Row? Take(int row)
    {
        if (row <= _head || !_taken.Add(row)) return null;
        if (_head < 0) return new("", Joined(_rows[row], " | "), null, [], null);
        string? Of(Part part) => _rows[row].Where(p => _parts.TryGetValue(p.Cell!.Column, out var its) && its == part).ToArray() is { Length: > 0 } cells ? Joined(cells, " ") : null;
        return Of(Part.Work) is { } work ? new(Of(Part.Number) ?? "", work, Of(Part.Lead), FindUnit.Split(Of(Part.With) ?? ""), Of(Part.Due)) : new("", Joined(_rows[row], " | "), null, [], null);
    }

    private static string Joined(IEnumerable<Paragraph> cells, string with) =>
        string.Join(with, cells.GroupBy(p => p.Cell!.Column).Select(c => string.Join(' ', c.Select(p => p.Number.Length > 0 && p.Text.Length > 0 ? $"{p.Number} {p.Text}" : p.Text))));

    private static Part? PartOf(string head) =>
        IsNumber().IsMatch(head) ? Part.Number
        : IsWith().IsMatch(head) ? Part.With
        : IsLead().IsMatch(head) ? Part.Lead
        : IsDue().IsMatch(head) ? Part.Due
        : IsWork().IsMatch(head) ? Part.Work : null;

    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(TT|STT|Số TT)\.?$", AnyCase, 1000)]
    private static partial Regex IsNumber();

    [GeneratedRegex(@"phối hợp", AnyCase, 1000)]
    private static partial Regex IsWith();

    [GeneratedRegex(@"chủ trì|đơn vị thực hiện|cơ quan thực hiện|đơn vị$", AnyCase, 1000)]
    private static partial Regex IsLead();

    [GeneratedRegex(@"thời (hạn|gian)|hoàn thành|^hạn", AnyCase, 1000)]
    private static partial Regex IsDue();

    [GeneratedRegex(@"nội dung|nhiệm vụ|công việc", AnyCase, 1000)]
    private static partial Regex IsWork();
}
