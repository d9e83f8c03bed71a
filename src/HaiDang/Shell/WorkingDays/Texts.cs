namespace HaiDang.Shell.WorkingDays;

/// <summary>Names the resources <c>Shell/WorkingDays/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
