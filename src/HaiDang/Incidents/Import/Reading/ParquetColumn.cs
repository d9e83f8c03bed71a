using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;
namespace HaiDang.Incidents.Import.Reading;

/// <summary>One column of the present row group, as cells.</summary>
internal abstract class ParquetColumn
{
    private delegate Cell Show<T>(T value);

    public abstract Cell this[int row] { get; }

    public abstract ValueTask Load(ParquetRowGroupReader group, DataField field, int rows, CancellationToken stop);

    public static ParquetColumn For(DataField field) => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.Boolean => new Values<bool>(v => Cell.Of(v ? "1" : "0")),
        TypeCode.SByte => new Values<sbyte>(v => Cell.Of((double)v)),
        TypeCode.Byte => new Values<byte>(v => Cell.Of((double)v)),
        TypeCode.Int16 => new Values<short>(v => Cell.Of((double)v)),
        TypeCode.UInt16 => new Values<ushort>(v => Cell.Of((double)v)),
        TypeCode.Int32 => new Values<int>(v => Cell.Of((double)v)),
        TypeCode.UInt32 => new Values<uint>(v => Cell.Of((double)v)),
        TypeCode.Int64 => new Values<long>(Whole),
        TypeCode.UInt64 => new Values<ulong>(v => Cell.Of(v.ToString(CultureInfo.InvariantCulture))),
        TypeCode.Single => new Values<float>(v => Cell.Of(v)),
        TypeCode.Double => new Values<double>(v => Cell.Of(v)),
        TypeCode.Decimal => new Values<decimal>(v => Cell.Of((double)v)),
        TypeCode.DateTime => new Values<DateTime>(IsInstant(field) ? Cell.OfInstant : Cell.OfLocal),
        _ when field.ClrType == typeof(DateOnly) => new Values<DateOnly>(v => Cell.OfLocal(v.ToDateTime(TimeOnly.MinValue))),
        _ when field.ClrType == typeof(TimeOnly) => new Values<TimeOnly>(v => Cell.Of(v.ToString("HH:mm:ss", CultureInfo.InvariantCulture))),
        _ when field.ClrType == typeof(TimeSpan) => new Values<TimeSpan>(v => Cell.Of(v.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture))),
        _ when field.ClrType == typeof(Guid) => new Values<Guid>(v => Cell.Of(v.ToString())),
        _ when field.ClrType == typeof(ReadOnlyMemory<char>) || field.ClrType == typeof(string) => new Texts(),
        _ when field.ClrType == typeof(ReadOnlyMemory<byte>) || field.ClrType == typeof(byte[]) => new Bytes(),
        _ => new Nothing(),
    };

    /// <summary>Days have no zone; timestamps say whether they are UTC, and those of 96 bits, which cannot say, are by the custom of their writers.</summary>
    private static bool IsInstant(DataField field) =>
        field is DateTimeDataField { IsAdjustedToUTC: true, DateTimeFormat: not DateTimeFormat.Date };

    /// <summary>A double holds whole numbers to 2⁵³ exactly; longer references stay text.</summary>
    private static Cell Whole(long value) =>
        Math.Abs(value) < 1L << 53 ? Cell.Of((double)value) : Cell.Of(value.ToString(CultureInfo.InvariantCulture));

    private sealed class Values<T>(Show<T> show) : ParquetColumn where T : struct
    {
        private T?[] _values = [];

        public override Cell this[int row] => _values[row] is { } value ? show(value) : default;

        public override ValueTask Load(ParquetRowGroupReader group, DataField field, int rows, CancellationToken stop)
        {
            if (_values.Length < rows) _values = new T?[rows];
            return group.ReadAsync<T>(field, _values.AsMemory(0, rows), null, stop);
        }
    }

    private sealed class Texts : ParquetColumn
    {
        private string?[] _values = [];

        public override Cell this[int row] => Cell.Of(_values[row]);

        public override ValueTask Load(ParquetRowGroupReader group, DataField field, int rows, CancellationToken stop)
        {
            if (_values.Length < rows) _values = new string?[rows];
            Array.Clear(_values);
            return group.ReadAsync(field, _values.AsMemory(0, rows)!, null, stop);
        }
    }

    /// <summary>Some writers leave text unmarked; it is then UTF-8 all the same.</summary>
    private sealed class Bytes : ParquetColumn
    {
        private byte[]?[] _values = [];

        public override Cell this[int row] => Cell.Of(_values[row] is { } bytes ? Encoding.UTF8.GetString(bytes) : null);

        public override ValueTask Load(ParquetRowGroupReader group, DataField field, int rows, CancellationToken stop)
        {
            if (_values.Length < rows) _values = new byte[]?[rows];
            Array.Clear(_values);
            return group.ReadAsync(field, _values.AsMemory(0, rows)!, null, stop);
        }
    }

    /// <summary>A type that no field of an incident could have.</summary>
    private sealed class Nothing : ParquetColumn
    {
        public override Cell this[int row] => default;

        public override ValueTask Load(ParquetRowGroupReader group, DataField field, int rows, CancellationToken stop) => default;
    }
}
