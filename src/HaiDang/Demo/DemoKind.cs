namespace HaiDang.Demo;

/// <summary>A kind of incident in the demo province: how often, when, how exactly its time is known.</summary>
/// <param name="Key">The kind's key in the classification; null: words that nobody has mapped.</param>
/// <param name="Text">As the made-up source writes it.</param>
/// <param name="PerThousand">Incidents a year per thousand people.</param>
/// <param name="Hours">Relative frequency of the 24 hours of the day, a digit each.</param>
/// <param name="Days">Relative frequency of Monday to Sunday, a digit each.</param>
/// <param name="Summer">How many times as frequent in July as in January.</param>
/// <param name="Tet">How many times as frequent as usual in the days of Tết.</param>
/// <param name="IntervalHours">Mean hours between which it must have happened, where nobody saw it.</param>
/// <param name="Interval">Share of which only such an interval is known.</param>
public sealed record DemoKind(
    string? Key, string Text, double PerThousand, string Hours, string Days,
    double Summer = 1, double Tet = 0.55, double IntervalHours = 0, double Interval = 0)
{
    private const string Evening = "211111234555544556899753", Night = "887654211111223222234578", Late = "653211111122223333457998";
    private const string Roads = "321112584444544445898654", Office = "000000149975248876543210", Even = "333333444455554455665544";
    private const string AllWeek = "5555555", Weekend = "3334687", Workdays = "7777742";

    /// <summary>The order numbers the random streams: append, never insert.</summary>
    public static IReadOnlyList<DemoKind> All { get; } =
    [
        new("theft", "Trộm cắp tài sản", 2.6, Evening, AllWeek, Summer: 1.25, IntervalHours: 3, Interval: 0.45),
        new("burglary", "Đột nhập nhà ở, trộm cắp", 0.8, Night, AllWeek, Summer: 0.85, Tet: 1.1, IntervalHours: 8, Interval: 0.85),
        new("robbery", "Cướp giật tài sản", 0.15, Evening, Weekend, Summer: 1.2),
        new("fraud", "Lừa đảo chiếm đoạt tài sản", 0.8, Office, Workdays, IntervalHours: 30, Interval: 0.3),
        new("fraud", "Lừa đảo qua mạng", 0.3, Office, AllWeek, IntervalHours: 20, Interval: 0.4),
        new("assault", "Cố ý gây thương tích", 0.65, Late, Weekend, Summer: 1.15),
        new("assault", "Bạo lực gia đình", 0.45, Late, Weekend, Tet: 1.2),
        new("public-disorder", "Gây rối trật tự công cộng", 0.9, Late, Weekend, Summer: 1.3, Tet: 0.8),
        new("drug-possession", "Tàng trữ, sử dụng trái phép chất ma túy", 0.8, Late, AllWeek),
        new("gambling", "Đánh bạc", 0.35, Evening, Weekend, Tet: 2),
        new("property-damage", "Hủy hoại tài sản", 0.35, Night, AllWeek, IntervalHours: 6, Interval: 0.6),
        new("traffic-accident", "Tai nạn giao thông", 1.75, Roads, AllWeek, Summer: 1.1, Tet: 1.3),
        new("fire", "Cháy", 0.25, Even, AllWeek, Summer: 0.9, Tet: 1.2),
        new("rescue", "Cứu nạn, cứu hộ", 0.2, Even, AllWeek, Summer: 1.6),
        new("smuggling", "Buôn lậu, gian lận thương mại", 0.25, Night, AllWeek, Summer: 0.8, Tet: 0.7),
        new("environment", "Vi phạm về môi trường", 0.1, Office, Workdays),
        new(null, "Vụ việc khác (sổ trực ban)", 0.12, Even, AllWeek),
        new(null, "KHAC-09", 0.03, Even, AllWeek),
    ];
}
