namespace HaiDang.Shell.Access;

/// <summary>Names the resources <c>Shell/Access/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
