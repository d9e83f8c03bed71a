using HaiDang.HotSpots.Runs.Answer;
namespace HaiDang.HotSpots.Runs;

/// <summary>These incidents cannot be asked so; why, without language.</summary>
public sealed class RunRefusedException(Said why) : Exception(RunAnswer.ToJson(why))
{
    public Said Why => why;
}
