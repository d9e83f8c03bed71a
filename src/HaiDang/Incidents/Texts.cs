namespace HaiDang.Incidents;

/// <summary>Names the resources <c>Incidents/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
