namespace HaiDang.Directives;

/// <summary>Names the resources <c>Directives/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
