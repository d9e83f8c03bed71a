namespace HaiDang.Ui;

/// <summary>Names the resources <c>Ui/Texts.resx</c> (Vietnamese) and <c>Texts.en.resx</c>.</summary>
internal sealed class Texts;
