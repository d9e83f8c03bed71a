namespace HaiDang.Incidents.Import.Reading;

/// <summary>A file that has been recognised as a table, ready to be read as often as needed.</summary>
internal sealed record TableFile
{
    private TextEncodings.Found? _encoding;
    private CsvShape? _shape;

    public required string Path { get; init; }
    public required string Name { get; init; }
    public required FileFormat Format { get; init; }
    public required FileFingerprint Fingerprint { get; init; }
    public string? Encoding => _encoding?.Name;
    public char? Delimiter => _shape?.Delimiter;
    public string? Sheet { get; private init; }
    public string[] Sheets { get; private init; } = [];

    /// <exception cref="InvalidDataException">It is no table that can be read: what it is instead, or what is wrong with it.</exception>
    public static async Task<TableFile> Recognise(string path, string name, ColumnMapping? known, CancellationToken stop)
    {
        var print = await FileFingerprint.Take(path, stop);
        if (print.Bytes == 0) throw Refusal.Of("Empty", name);
        var format = FormatOf(print.Head, name);
        var file = new TableFile { Path = path, Name = name, Format = format, Fingerprint = print };
        return format switch
        {
            FileFormat.Xlsx => Workbook(file, known?.Sheet, stop),
            FileFormat.Csv => Text(file, known),
            _ => file,
        };
    }

    /// <returns>The rows, the header passed, and the line that the header stands on.</returns>
    public async Task<(RowSource Rows, long HeaderLine)> Open(CancellationToken stop) => Format switch
    {
        FileFormat.Xlsx => XlsxSource.Open(Path, Name, Sheet),
        FileFormat.Parquet => (await ParquetSource.Open(Path, Name, stop), 0),
        _ => CsvSource.Open(Path, Name, _encoding!.Encoding, _shape!),
    };

    private static TableFile Text(TableFile file, ColumnMapping? known)
    {
        var encoding = known?.Encoding is { } said ? TextEncodings.Named(said) : TextEncodings.Of(file.Fingerprint, file.Name);
        var lenient = System.Text.Encoding.GetEncoding(encoding.Encoding.CodePage);
        var head = lenient.GetString(file.Fingerprint.Head).TrimStart('\ufeff');
        var shape = CsvShape.Of(head, known?.Delimiter);
        // Before the reader makes a column of each: a line of a million would cost it a gigabyte.
        if (shape.Width(head) is > HeaderRow.MostColumns and var width) throw Refusal.Of("TooManyColumns", file.Name, width, HeaderRow.MostColumns);
        return file with { _encoding = encoding, _shape = shape };
    }

    private static TableFile Workbook(TableFile file, string? sheet, CancellationToken stop)
    {
        ZipGuard.Check(file.Path, file.Name, stop);
        var sheets = XlsxSource.Sheets(file.Path, file.Name);
        if (sheets.Length == 0) throw Refusal.Of("Empty", file.Name);
        if (sheet is not null && !sheets.Contains(sheet))
            throw Refusal.Of("NoSuchSheet", file.Name, sheet, string.Join(", ", sheets));
        return file with { Sheet = sheet ?? sheets[0], Sheets = sheets };
    }

    private static FileFormat FormatOf(ReadOnlySpan<byte> head, string name) => head switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => FileFormat.Xlsx,
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => FileFormat.Parquet,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => throw Refusal.Of("OldExcel", name),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => throw Refusal.Of("Pdf", name),
        [0x1f, 0x8b, ..] => throw Refusal.Of("Packed", name),
        _ => FileFormat.Csv,
    };
}
