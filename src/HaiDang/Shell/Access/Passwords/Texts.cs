namespace HaiDang.Shell.Access.Passwords;

/// <summary>Names the resources <c>Shell/Access/Passwords/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
