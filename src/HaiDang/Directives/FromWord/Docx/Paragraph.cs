namespace HaiDang.Directives.FromWord.Docx;

/// <summary>What does one paragraph show?</summary>
internal sealed record Paragraph
{
    /// <summary>In one line, without the number that Word puts before it.</summary>
    public required string Text { get; init; }

    /// <summary>As Word would show it before the text; empty without one.</summary>
    public string Number { get; init; } = "";

    /// <summary>Of the list, 0 to 8.</summary>
    public int ListLevel { get; init; }
    public bool IsCentred { get; init; }

    /// <summary>Where in which table; null outside.</summary>
    public TableCell? Cell { get; init; }
}

/// <param name="Table">Counted through the document.</param>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0.</param>
internal sealed record TableCell(int Table, int Row, int Column);
