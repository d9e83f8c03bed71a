namespace HaiDang.Shell.Measures;

/// <summary>Names the resources <c>Shell/Measures/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
