namespace HaiDang.Ui.Maps;

/// <summary>What do a map's colours mean? Its title says what was measured.</summary>
public sealed record MapLegend(string Title, params MapKey[] Keys);

/// <summary>One colour of a map and its words.</summary>
/// <param name="Paint">A paint token (<c>hot-3</c>, <c>cold-2</c>, <c>seq-4</c>, <c>div-p1</c>, <c>none</c>, <c>unknown</c>), <c>points</c> for circles, or <c>outline</c> for a dashed edge.</param>
/// <param name="Words">What it stands for, with its bounds.</param>
public sealed record MapKey(string Paint, string Words);
