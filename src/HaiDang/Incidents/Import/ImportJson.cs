using System.Text.Json.Serialization;
namespace HaiDang.Incidents.Import;

/// <summary>How reports and mappings are written as JSON: for machines, for the database, for saved mappings.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(ColumnMapping))]
[JsonSerializable(typeof(ListImports.Line[]))]
internal sealed partial class ImportJson : JsonSerializerContext;
