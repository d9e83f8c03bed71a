namespace HaiDang.HotSpots;

/// <summary>Names the resources <c>HotSpots/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
