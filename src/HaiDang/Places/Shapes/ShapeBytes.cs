using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
namespace HaiDang.Places.Shapes;

/// <summary>A shape as the database keeps it: well-known binary, little end first.</summary>
internal static class ShapeBytes
{
    public static byte[] Of(Geometry shape) => new WKBWriter(ByteOrder.LittleEndian).Write(SphereArea.Parts(shape));

    public static MultiPolygon Shape(byte[] wkb) => SphereArea.Parts(new WKBReader().Read(wkb));
}
