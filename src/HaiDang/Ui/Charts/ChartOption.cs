using System.Text.Json;
using System.Text.Json.Serialization;
namespace HaiDang.Ui.Charts;

/// <summary>How is a chart's description written for the browser?</summary>
internal static class ChartOption
{
    /// <summary>Names begin small and what is not said is left out, as ECharts wants; a figure that is not known is a gap.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new Gap() },
    };

    /// <summary>NaN is drawn as a gap: JSON has no NaN, ECharts takes null.</summary>
    private sealed class Gap : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }
    }
}
