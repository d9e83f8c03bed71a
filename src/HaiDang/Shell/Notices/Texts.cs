namespace HaiDang.Shell.Notices;

/// <summary>Names the resources <c>Shell/Notices/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
