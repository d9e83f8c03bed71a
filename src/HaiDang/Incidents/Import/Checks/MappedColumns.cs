using HaiDang.Incidents.Import.Reading;
namespace HaiDang.Incidents.Import.Checks;

/// <summary>Where in a row does each field stand? −1 for what the file does not have.</summary>
internal sealed class MappedColumns
{
    private readonly int[] _at;
    private readonly string[] _names;

    public MappedColumns(string[] columns, ColumnMapping mapping)
    {
        (_names, _at) = (columns, new int[Enum.GetValues<Field>().Length]);
        Array.Fill(_at, -1);
        foreach (var (column, field) in mapping.Columns)
            if (field is not Field.Ignore && !mapping.Dropped.Contains(column)) _at[(int)field] = Array.IndexOf(columns, column);
    }

    public int this[Field field] => _at[(int)field];
    public bool Has(Field field) => _at[(int)field] >= 0;
    public string? Name(Field field) => Has(field) ? _names[this[field]] : null;
    public Cell In(RowSource row, Field field) => _at[(int)field] is >= 0 and var column ? row[column] : default;
    public string Shown(RowSource row, Field field) => _at[(int)field] is >= 0 and var column ? row.Shown(column) : "";

    /// <summary>The field of these that the file has; the first for want of any.</summary>
    public Field First(params ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
            if (Has(field)) return field;
        return fields[0];
    }
}
