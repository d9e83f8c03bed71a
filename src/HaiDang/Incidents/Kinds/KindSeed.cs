using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Incidents.Kinds;

/// <summary>Which kinds does every installation know from the start?</summary>
/// <remarks>Codes: UNODC, International Classification of Crime for Statistical Purposes, version 1.0 (March 2015), levels 2 and 3.
/// Kinds without a code are no crimes; the duty desk needs them all the same.</remarks>
internal static class KindSeed
{
    internal static readonly (string Key, string? Iccs, string Vietnamese, string English)[] Kinds =
    [
        ("homicide", "0101", "Giết người", "Intentional homicide"),
        ("attempted-homicide", "0102", "Giết người chưa đạt", "Attempted homicide"),
        ("manslaughter", "0103", "Vô ý làm chết người", "Non-intentional homicide"),
        ("assault", "0201", "Cố ý gây thương tích", "Assault and threat"),
        ("kidnapping", "0202", "Bắt cóc, giữ người trái pháp luật", "Kidnapping and unlawful detention"),
        ("trafficking", "0204", "Mua bán người", "Trafficking in persons"),
        ("extortion", "0205", "Cưỡng đoạt tài sản", "Extortion and coercion"),
        ("harassment", "0207", "Quấy rối, đe doạ tinh thần", "Harassment and stalking"),
        ("sexual-violence", "0301", "Hiếp dâm, xâm hại tình dục", "Sexual violence"),
        ("sexual-exploitation", "0302", "Bóc lột tình dục", "Sexual exploitation"),
        ("robbery", "0401", "Cướp, cướp giật tài sản", "Robbery"),
        ("burglary", "0501", "Đột nhập trộm cắp", "Burglary"),
        ("theft", "0502", "Trộm cắp tài sản", "Theft"),
        ("vehicle-theft", "05021", "Trộm cắp xe", "Theft of a motor vehicle"),
        ("property-damage", "0504", "Huỷ hoại, cố ý làm hư hỏng tài sản", "Property damage"),
        ("drugs", "0601", "Ma tuý", "Controlled drugs"),
        ("drug-possession", "06011", "Tàng trữ, sử dụng ma tuý", "Drug possession and use"),
        ("drug-trafficking", "06012", "Mua bán, vận chuyển ma tuý", "Drug trafficking"),
        ("alcohol", "0602", "Vi phạm về rượu, thuốc lá", "Alcohol and tobacco offence"),
        ("fraud", "0701", "Lừa đảo chiếm đoạt tài sản", "Fraud"),
        ("forgery", "0702", "Làm giả giấy tờ, hàng giả", "Forgery and counterfeiting"),
        ("corruption", "0703", "Tham nhũng, hối lộ", "Corruption"),
        ("money-laundering", "0704", "Rửa tiền, tiêu thụ tài sản do phạm tội mà có", "Proceeds of crime"),
        ("public-disorder", "0801", "Gây rối trật tự công cộng", "Public disorder"),
        ("prostitution", "0802", "Mại dâm", "Prostitution offence"),
        ("gambling", "0804", "Đánh bạc", "Gambling"),
        ("smuggling", "0804", "Buôn lậu, gian lận thương mại", "Smuggling of goods"),
        ("migration", "0805", "Xuất nhập cảnh trái phép", "Illegal migration and smuggling of migrants"),
        ("against-officers", "0806", "Chống người thi hành công vụ", "Resisting or obstructing an officer"),
        ("weapons", "0901", "Vũ khí, vật liệu nổ, pháo", "Weapons and explosives"),
        ("cyber", "0903", "Tấn công mạng", "Acts against computer systems"),
        ("traffic-violation", "0907", "Vi phạm trật tự an toàn giao thông", "Traffic violation"),
        ("environment", "10", "Tội phạm môi trường", "Acts against the environment"),
        ("other-crime", "11", "Tội phạm khác", "Other criminal act"),
        ("traffic-accident", null, "Tai nạn giao thông", "Traffic accident"),
        ("fire", null, "Cháy, nổ", "Fire or explosion"),
        ("rescue", null, "Cứu nạn, cứu hộ", "Rescue"),
        ("drowning", null, "Đuối nước", "Drowning"),
        ("disturbance", null, "Mâu thuẫn, ồn ào, mất trật tự", "Disturbance or quarrel"),
        ("missing-person", null, "Người mất tích", "Missing person"),
        ("found-dead", null, "Phát hiện tử thi", "Body found"),
        ("work-accident", null, "Tai nạn lao động", "Accident at work"),
        ("natural-disaster", null, "Thiên tai", "Natural disaster"),
        ("request", null, "Yêu cầu trợ giúp", "Request for help"),
        ("other", null, "Sự việc khác", "Other event"),
    ];

    public static async Task Prepare(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        await Run(db, stop);
    }

    /// <summary>Adds what is missing; a name that was changed by hand stays.</summary>
    public static async Task Run(HaiDangDb db, CancellationToken stop)
    {
        var known = await db.Kinds.Select(k => k.Key).ToListAsync(stop);
        db.Kinds.AddRange(Kinds.Where(k => !known.Contains(k.Key))
            .Select(k => new Kind { Key = k.Key, Iccs = k.Iccs, Vietnamese = k.Vietnamese, English = k.English }));
        await db.SaveChangesAsync(stop);
    }
}
