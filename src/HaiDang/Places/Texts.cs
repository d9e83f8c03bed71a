namespace HaiDang.Places;

/// <summary>Names the resources <c>Places/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
