namespace HaiDang.Shell;

/// <summary>Names the resources <c>Shell/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
