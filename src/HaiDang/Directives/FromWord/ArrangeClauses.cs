using System.Text.RegularExpressions;
using HaiDang.Directives.FromWord.Docx;
namespace HaiDang.Directives.FromWord;

/// <summary>Makes a tree of the paragraphs of a notice, and marks in it who is asked for what by when.</summary>
internal static partial class ArrangeClauses
{
    /// <param name="paragraphs">All.</param>
    /// <param name="from">The first after the head.</param>
    /// <param name="noticeDay">Completes days that are written without their year.</param>
    public static Clause[] Run(List<Paragraph> paragraphs, int from, DateOnly? noticeDay)
    {
        var clauses = new List<Clause>();
        var open = new List<(string Kind, int At)>();
        TaskTable? table = null;
        foreach (var paragraph in paragraphs.Skip(from).TakeWhile(p => !Foot().IsMatch(p.Text)))
        {
            if (paragraph.Cell is { } cell)
            {
                if (table?.Number != cell.Table) table = TaskTable.Begin(cell.Table, paragraphs);
                if (table.Take(cell.Row) is { } row) clauses.Add(OfRow(row, open, noticeDay));
                continue;
            }
            clauses.Add(OfParagraph(paragraph, open, clauses.Count, noticeDay));
        }
        return Settle(clauses);
    }

    private static Clause OfParagraph(Paragraph paragraph, List<(string Kind, int At)> open, int at, DateOnly? noticeDay)
    {
        var typed = paragraph.Number.Length > 0 ? (ClauseNumber.Of(paragraph.Number, paragraph.ListLevel), paragraph.Text) : ClauseNumber.Typed(paragraph.Text);
        var (number, text) = typed is { } numbered ? numbered : (null, paragraph.Text);
        if (number is not null && open.FindIndex(o => o.Kind == number.Kind) is >= 0 and var sibling) open.RemoveRange(sibling, open.Count - sibling);
        var clause = new Clause
        {
            Number = number?.Shown ?? "", Text = text, Level = open.Count, Parent = open.Count == 0 ? null : open[^1].At,
            Unit = FindUnit.Run(text), Due = FindDue.Run(text, noticeDay), IsOrder = FindUnit.Orders(text),
        };
        if (number is not null) open.Add((number.Kind, at));
        return clause;
    }

    private static Clause OfRow(TaskTable.Row row, List<(string Kind, int At)> open, DateOnly? noticeDay) => new()
    {
        Number = row.Number, Text = row.Text, Level = open.Count, Parent = open.Count == 0 ? null : open[^1].At,
        Unit = row.Lead is { } lead ? new(lead, row.With, lead) : FindUnit.Run(row.Text),
        Due = row.Due is { } due ? FindDue.Alone(due, noticeDay) : FindDue.Run(row.Text, noticeDay),
        IsOrder = row.Lead is not null || FindUnit.Orders(row.Text),
    };

    /// <summary>"Giao Công an tỉnh:" orders through what stands beneath it: its clauses are the orders, and it is their heading.</summary>
    private static Clause[] Settle(List<Clause> clauses)
    {
        var heads = clauses.Select(c => c.Parent).OfType<int>().ToHashSet();
        for (var i = 0; i < clauses.Count; i++)
        {
            if (clauses[i].Parent is not { } at || !Hands(clauses[at])) continue;
            clauses[i] = clauses[i] with { IsOrder = true, Unit = clauses[i].Unit ?? clauses[at].Unit };
        }
        return [.. clauses.Select((c, i) => heads.Contains(i) && Hands(c) ? c with { IsOrder = false } : c)];
    }

    private static bool Hands(Clause clause) => clause.IsOrder && Announces().IsMatch(clause.Text);

    [GeneratedRegex(@"(:|(như sau|sau đây)\s*[.:]?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Announces();

    /// <summary>Whom it is sent to and who signs: nothing after that is part of it.</summary>
    [GeneratedRegex(@"^(Nơi nhận\b|(TM|KT|TL|TUQ|T/M|K/T|T/L)\s?\.?\s?(\p{Lu}{2,}|UBND))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Foot();
}
