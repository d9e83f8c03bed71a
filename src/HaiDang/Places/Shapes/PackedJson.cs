using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
namespace HaiDang.Places.Shapes;

/// <summary>A piece of GeoJSON made once and sent often: kept packed, as nearly every browser wants it.</summary>
public sealed record PackedJson
{
    /// <summary>What it is an edition of; its ETag.</summary>
    public string Tag { get; init; } = "";

    private byte[] Packed { get; init; } = [];

    internal static PackedJson Of(Action<Utf8JsonWriter> write)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        using (var writer = new Utf8JsonWriter(gzip))
            write(writer);
        return new PackedJson { Packed = packed.ToArray() };
    }

    internal FileContentHttpResult Send(HttpContext http, string? version)
    {
        // An address that names its edition never changes what it answers; any other must be asked anew.
        http.Response.Headers.CacheControl = version is not null && Tag.StartsWith(version, StringComparison.Ordinal)
            ? "private, max-age=31536000, immutable" : "private, no-cache";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var tag = new EntityTagHeaderValue($"\"{Tag}\"", isWeak: true);
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return TypedResults.Bytes(Unpacked(), "application/geo+json", entityTag: tag);
        http.Response.Headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(Packed, "application/geo+json", entityTag: tag);
    }

    private byte[] Unpacked()
    {
        using var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(Packed), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
