using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HaiDang.Incidents.Import.Values;
namespace HaiDang.Incidents.Import.Checks;

/// <summary>What names a row that has no reference of its own? Its content, and which of its equals in the file it is.</summary>
/// <remarks>So true repeats are all kept, and the same file brought in again adds nothing. Only what is written in the row counts,
/// never what was concluded from the rest of the file. Keeps some 16 bytes for each different row.</remarks>
internal sealed class ContentReference
{
    private readonly Dictionary<long, int> _met = [];
    private readonly byte[] _bytes = new byte[2_048];

    /// <param name="start">As written.</param>
    /// <param name="end">As written.</param>
    /// <param name="lon">NaN for none.</param>
    /// <param name="lat">NaN for none.</param>
    /// <param name="kind">As written.</param>
    /// <param name="place">The stated code and name.</param>
    /// <param name="ordinal">1 for the first of its equals, 2 for the next.</param>
    public string Next(Moment start, Moment end, double lon, double lat, string kind, string place, out int ordinal)
    {
        var span = _bytes.AsSpan();
        BinaryPrimitives.WriteInt64LittleEndian(span, start.At.Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(span[8..], end.At.Ticks);
        BinaryPrimitives.WriteDoubleLittleEndian(span[16..], double.IsNaN(lon) ? double.MaxValue : lon);
        BinaryPrimitives.WriteDoubleLittleEndian(span[24..], double.IsNaN(lat) ? double.MaxValue : lat);
        (span[32], span[33]) = ((byte)start.Kind, (byte)end.Kind);
        var length = 34 + Encoding.UTF8.GetBytes($"{kind}\n{place}".AsSpan(0, Math.Min(kind.Length + place.Length + 1, 600)), span[34..]);

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(span[..length], hash);
        var key = BinaryPrimitives.ReadInt64LittleEndian(hash);
        _met[key] = ordinal = _met.GetValueOrDefault(key) + 1;
        return $"={Base64Url.EncodeToString(hash[..12])}.{ordinal.ToString(CultureInfo.InvariantCulture)}";
    }
}
