namespace HaiDang.Demo;

/// <summary>Names the resources <c>Demo/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
