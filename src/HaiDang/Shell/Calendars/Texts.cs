namespace HaiDang.Shell.Calendars;

/// <summary>Names the resources <c>Shell/Calendars/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
