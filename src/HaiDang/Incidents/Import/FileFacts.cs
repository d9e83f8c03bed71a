namespace HaiDang.Incidents.Import;

/// <summary>What is known of a file before anything is written.</summary>
public sealed record FileFacts
{
    public required string Name { get; init; }
    public required long Bytes { get; init; }
    public required FileFormat Format { get; init; }

    /// <summary>"UTF-8", "UTF-16", "Windows-1258" …; null for formats that have no choice.</summary>
    public required string? Encoding { get; init; }
    public required char? Delimiter { get; init; }
    public required bool DecimalComma { get; init; }
    public required string? Sheet { get; init; }
    public required string[] Sheets { get; init; }

    /// <summary>The line the column names stand on.</summary>
    public required long HeaderLine { get; init; }

    /// <summary>What was skipped or taken for granted, in words.</summary>
    public required string[] Notes { get; init; }
    public required ColumnFacts[] Columns { get; init; }

    /// <summary>The first rows, aligned with <see cref="Columns"/>; cells of personal columns are bars, never the value.</summary>
    public required PreviewRow[] FirstRows { get; init; }

    /// <summary>How many rows were looked at for the guesses.</summary>
    public required long Looked { get; init; }

    /// <summary>Dates such as 03/04/2026 stand in the file and nothing tells which is the day.</summary>
    public required bool DatesAmbiguous { get; init; }

    /// <summary>The guess, complete: what an import would do if nobody said anything.</summary>
    public required ColumnMapping Mapping { get; init; }

    /// <summary>Columns that keep the file out until they are dropped.</summary>
    public IEnumerable<ColumnFacts> MustDrop => Columns.Where(c => c.Personal is not null && !Mapping.Dropped.Contains(c.Name));
}

/// <param name="Line">Line of the file, or row of the sheet.</param>
/// <param name="Cells">As written, aligned with the columns.</param>
public sealed record PreviewRow(long Line, string[] Cells);

/// <summary>What does one column seem to be?</summary>
public sealed record ColumnFacts
{
    public required string Name { get; init; }
    public required Field Field { get; init; }

    /// <summary>0 to 1; 1 when a person said it.</summary>
    public required double Confidence { get; init; }
    public required PersonalData? Personal { get; init; }

    /// <summary>For columns of time: how its values are written ("dd/MM/yyyy HH:mm"), the commonest first.</summary>
    public required string[] TimeShapes { get; init; }
}
