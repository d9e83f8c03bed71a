using HaiDang.Shell;
using HaiDang.Shell.Jobs;
namespace HaiDang.Ui;

/// <summary>How is progress told? "Đang đọc tệp · 31 % · 125.000 mỗi giây · còn khoảng 4 giây".</summary>
public static class ProgressWords
{
    public static string Of(Progress at, DateTimeOffset? since, DateTimeOffset now)
    {
        List<string> parts = [at.Doing is "" ? Words.Of<Texts>("Loading.Wait") : at.Doing];
        if (at.Total is > 0 and var total) parts.Add(Figures.Percent((double)at.Done / total, 0));
        else if (at.Done > 0) parts.Add(Figures.Count(at.Done));
        // Within the first second neither rate nor time left means anything.
        if (since is { } start && now - start > TimeSpan.FromSeconds(1))
        {
            if (at.Rate(start, now) is >= 1 and var rate) parts.Add(Words.Of<Texts>("Loading.Rate", Figures.Count((long)rate)));
            if (at.Left(start, now) is { } left) parts.Add(Words.Of<Texts>("Loading.Left", Figures.Duration(left)));
        }
        return string.Join(" · ", parts);
    }
}
