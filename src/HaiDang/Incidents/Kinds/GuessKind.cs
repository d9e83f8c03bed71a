using HaiDang.Places;
namespace HaiDang.Incidents.Kinds;

/// <summary>Which kind may a source's words mean, and how sure is that?</summary>
/// <remarks>By words, Vietnamese without marks or English; the words that come first in the list are the more telling ones.</remarks>
public static class GuessKind
{
    /// <param name="Key">Key of a <see cref="Kind"/>.</param>
    /// <param name="Confidence">1: the very name of the kind. 0.98: an office's usual short form. Less: some telling word.</param>
    public sealed record Guess(string Key, double Confidence);

    private static readonly Dictionary<string, string> Names = KindSeed.Kinds
        .SelectMany(k => new[] { (Name: Fold.Plain(k.Vietnamese), k.Key), (Name: Fold.Plain(k.English), k.Key), (Name: k.Key.Replace('-', ' '), k.Key) })
        .DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => n.Key);

    private static readonly (string Key, double Confidence, string[] Words)[] Telling =
    [
        ("attempted-homicide", 0.95, ["giet nguoi chua dat", "attempted murder", "attempted homicide"]),
        ("manslaughter", 0.95, ["vo y lam chet nguoi", "involuntary manslaughter", "negligent homicide", "negligent manslaughter"]),
        ("homicide", 0.95, ["giet nguoi", "an mang", "homicide", "murder"]),
        ("vehicle-theft", 0.96, ["trom cap xe", "trom xe", "mat xe", "trom cap o to", "trom cap mo to", "motor vehicle theft", "vehicle theft", "auto theft", "theft of motor vehicle", "stolen vehicle", "theft of vehicle"]),
        ("burglary", 0.95, ["dot nhap", "trom dem", "cay cua", "burglary", "breaking and entering", "break in", "housebreaking"]),
        ("robbery", 0.96, ["cuop giat", "cuop tai san", "cuop", "robbery", "mugging"]),
        ("extortion", 0.95, ["cuong doat", "tong tien", "bao ke", "extortion", "blackmail"]),
        ("theft", 0.98, ["trom cap ts", "trom cap tai san", "trom cap vat", "trom cap", "moc tui"]),
        ("theft", 0.92, ["theft", "larceny", "shoplifting", "stealing", "pickpocket", "trom", "mat cap"]),
        ("fraud", 0.95, ["lua dao", "lam dung tin nhiem", "chiem doat tai san qua mang", "fraud", "scam", "deceptive practice", "bunco", "embezzlement"]),
        ("forgery", 0.92, ["lam gia", "hang gia", "giay to gia", "forgery", "counterfeit", "counterfeiting"]),
        ("sexual-violence", 0.95, ["hiep dam", "cuong dam", "dam o", "xam hai tinh duc", "giao cau", "rape", "sexual assault", "sex offense", "sexual offence", "sexual offences", "sexual abuse", "criminal sexual assault"]),
        ("prostitution", 0.95, ["mai dam", "mua dam", "ban dam", "chua mai dam", "prostitution"]),
        ("trafficking", 0.95, ["mua ban nguoi", "human trafficking", "trafficking in persons"]),
        ("kidnapping", 0.93, ["bat coc", "giu nguoi trai phap luat", "bat giu nguoi", "kidnapping", "abduction", "unlawful restraint"]),
        ("drug-trafficking", 0.94, ["mua ban trai phep chat ma tuy", "mua ban ma tuy", "van chuyen ma tuy", "drug trafficking", "drug sale", "drug dealing"]),
        ("drug-possession", 0.93, ["tang tru ma tuy", "tang tru trai phep chat ma tuy", "su dung ma tuy", "su dung trai phep chat ma tuy", "to chuc su dung trai phep", "drug possession", "possession of drugs"]),
        ("drugs", 0.93, ["ma tuy", "drug", "drugs", "narcotic", "narcotics", "controlled substance"]),
        ("gambling", 0.95, ["danh bac", "to chuc danh bac", "ca do", "lo de", "so de", "gambling"]),
        ("smuggling", 0.93, ["buon lau", "gian lan thuong mai", "hang cam", "smuggling"]),
        ("migration", 0.93, ["xuat canh trai phep", "nhap canh trai phep", "xuat nhap canh", "vuot bien", "illegal migration", "illegal entry"]),
        ("against-officers", 0.95, ["chong nguoi thi hanh cong vu", "chong doi", "interference with public officer", "resisting arrest", "obstructing"]),
        ("weapons", 0.93, ["vu khi", "vat lieu no", "phao no", "phao", "weapon", "weapons", "weapons violation", "firearm", "explosives", "possession of weapons"]),
        ("cyber", 0.9, ["tan cong mang", "hacking", "cyber"]),
        ("manslaughter", 0.9, ["manslaughter"]),
        ("harassment", 0.9, ["quay roi", "harassment", "stalking", "stalk"]),
        ("assault", 0.95, ["co y gay thuong tich", "gay thuong tich", "cygtt", "danh nguoi", "hanh hung", "bao hanh", "aggravated assault", "simple assault", "assault", "battery", "violence against the person", "violent crime"]),
        ("public-disorder", 0.94, ["gay roi tt", "gay roi trat tu", "gay roi", "danh nhau", "dua xe", "mat trat tu cong cong", "disorderly conduct", "public disorder", "public order", "public peace violation", "affray", "riot"]),
        ("public-disorder", 0.8, ["anti social behaviour", "antisocial behaviour", "asb", "nuisance"]),
        ("property-damage", 0.94, ["huy hoai tai san", "huy hoai", "lam hu hong", "pha hoai", "dot pha", "criminal damage", "vandalism", "property damage", "arson", "mischief", "graffiti"]),
        ("corruption", 0.93, ["tham nhung", "hoi lo", "tham o", "bribery", "corruption"]),
        ("traffic-accident", 0.96, ["tai nan giao thong", "tngt", "va cham giao thong", "traffic accident", "traffic collision", "car crash", "road accident", "collision"]),
        ("traffic-violation", 0.92, ["vi pham giao thong", "nong do con", "qua toc do", "traffic violation", "speeding", "dui", "dwi", "drunk driving"]),
        ("work-accident", 0.93, ["tai nan lao dong", "work accident"]),
        ("fire", 0.95, ["chay no", "hoa hoan", "chay", "no khi", "fire", "explosion"]),
        ("drowning", 0.95, ["duoi nuoc", "chet duoi", "drowning"]),
        ("rescue", 0.92, ["cuu nan", "cuu ho", "cnch", "rescue"]),
        ("missing-person", 0.92, ["mat tich", "missing person", "missing"]),
        ("found-dead", 0.92, ["tu thi", "phat hien xac", "body found", "dead body"]),
        ("natural-disaster", 0.9, ["thien tai", "lu quet", "sat lo", "bao lu", "flood", "landslide"]),
        ("environment", 0.9, ["moi truong", "xa thai", "khai thac khoang san", "khai thac cat", "pollution", "wildlife"]),
        ("disturbance", 0.85, ["mau thuan", "on ao", "tieng on", "gay go", "karaoke", "noise", "disturbance", "domestic"]),
        ("request", 0.8, ["yeu cau tro giup", "tro giup", "request for help", "medical"]),
    ];

    /// <returns>Null when no word tells anything.</returns>
    public static Guess? Run(string text)
    {
        var folded = Fold.Plain(text);
        if (folded.Length == 0) return null;
        if (Names.TryGetValue(folded, out var same)) return new(same, 1);
        var spaced = $" {folded} ";
        foreach (var (key, confidence, words) in Telling)
            foreach (var word in words)
                if (spaced.Contains($" {word} ", StringComparison.Ordinal))
                    return new(key, folded == word ? confidence : Math.Round(confidence * (0.8 + 0.2 * word.Length / folded.Length), 2));
        return null;
    }

    /// <summary>The part of some spellings that a kind is guessed for: does a column hold kinds at all?</summary>
    public static double ShareKnown(IReadOnlyCollection<string> texts) =>
        texts.Count == 0 ? 0 : (double)texts.Count(t => Run(t) is not null) / texts.Count;
}
