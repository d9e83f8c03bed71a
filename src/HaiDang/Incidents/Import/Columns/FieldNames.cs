namespace HaiDang.Incidents.Import.Columns;

/// <summary>How strongly does a column's name say that it is a field? Vietnamese with or without marks, and what English files use.</summary>
internal static class FieldNames
{
    private static readonly (Field Field, double Strength, string[] Phrases)[] Known =
    [
        (Field.Reference, 1.0, ["ma vu viec", "ma vu", "ma so vu", "so ho so", "ma ho so", "so vu", "ma tin bao", "ma nguon", "ma su vu",
            "case number", "case no", "case id", "incident id", "incident number", "incident no", "report number", "dr no", "crime id",
            "event number", "reference", "cmplnt num", "incidntnum", "record id"]),
        (Field.Reference, 0.8, ["uid", "ref", "objectid", "ma tin", "ma so", "row id", "guid", "uuid"]),

        (Field.Kind, 1.0, ["loai vu viec", "loai vu", "loai toi pham", "loai toi", "toi danh", "hanh vi", "nhom toi", "loai su viec",
            "crime type", "primary type", "offense type", "offense description", "offence type", "crm cd desc", "ofns desc",
            "incident category", "incident type", "text general code", "call type", "crime category", "offense category"]),
        (Field.Kind, 0.8, ["category", "offense", "offence", "crime", "kind", "loai", "phan loai"]),
        (Field.Kind, 0.5, ["type", "description", "noi dung phan loai", "linh vuc"]),

        (Field.Start, 1.0, ["thoi gian xay ra", "ngay xay ra", "ngay gio xay ra", "thoi diem xay ra", "xay ra luc", "thoi gian bat dau",
            "ngay bat dau", "tu ngay", "ngay bd", "bat dau", "date occurred", "date occ", "occurred", "occurred on", "occurred date", "occurrence date",
            "incident date", "incident datetime", "incident date time", "start date", "date start", "start time", "start datetime", "date single", "from date",
            "cmplnt fr dt", "dispatch date time", "occur date", "occurred at", "started at"]),
        (Field.Start, 0.8, ["datetime", "date time", "timestamp", "thoi gian", "ngay gio", "thoi diem", "start", "ngay vu viec", "date of occurrence"]),
        (Field.Start, 0.6, ["date", "ngay", "occ"]),

        (Field.End, 1.0, ["thoi gian ket thuc", "ngay ket thuc", "den ngay", "ngay kt", "ket thuc", "end date", "date end", "end time",
            "end datetime", "to date", "cmplnt to dt", "occurred to", "ended at"]),
        (Field.End, 0.8, ["end"]),

        (Field.StartTime, 1.0, ["gio xay ra", "gio bat dau", "time occ", "time occurred", "occurrence time", "incident time", "cmplnt fr tm",
            "start time", "from time", "occurred time", "gio vu viec"]),
        (Field.StartTime, 0.7, ["gio", "time", "thoi gian"]),
        (Field.EndTime, 1.0, ["gio ket thuc", "end time", "to time", "cmplnt to tm", "gio kt"]),

        (Field.Month, 1.0, ["month", "thang", "ky", "ky bao cao"]),

        (Field.Lon, 1.0, ["lon", "long", "lng", "longitude", "kinh do", "toa do kinh do", "x lon", "lon x", "kinh do wgs84"]),
        (Field.Lat, 1.0, ["lat", "latitude", "vi do", "toa do vi do", "vi do wgs84"]),
        (Field.Lon, 0.7, ["x", "point x"]),
        (Field.Lat, 0.7, ["y", "point y"]),
        (Field.Easting, 1.0, ["toa do y", "x vn2000", "y vn2000", "x vn 2000", "y vn 2000", "easting", "dong", "toa do dong"]),
        (Field.Easting, 0.8, ["x", "y", "toa do x", "point x"]),
        (Field.Northing, 1.0, ["toa do x", "x vn2000", "y vn2000", "x vn 2000", "y vn 2000", "northing", "bac", "toa do bac"]),
        (Field.Northing, 0.8, ["x", "y", "toa do y", "point y"]),

        (Field.CommuneCode, 1.0, ["ma xa", "ma phuong", "ma xa phuong", "ma phuong xa", "ma px", "ma dvhc", "ma dia ban", "ma don vi",
            "commune code", "ward code", "area code", "gss code", "maxa", "code xa"]),
        (Field.CommuneCode, 0.5, ["district", "precinct", "beat", "area", "sector", "ward", "commune", "police district", "addr pct cd", "dvhc"]),
        (Field.CommuneName, 1.0, ["xa phuong", "phuong xa", "ten xa", "ten phuong", "xa phuong dac khu", "commune name", "ward name", "ten dia ban",
            "don vi hanh chinh", "px"]),
        (Field.CommuneName, 0.8, ["xa", "phuong", "dia ban", "commune", "ward", "dia phuong"]),
        (Field.CommuneName, 0.5, ["don vi", "noi xay ra", "area name", "district name", "district", "precinct", "neighborhood"]),
    ];

    private static readonly string[] AnotherTime =
        ["report", "reported", "rptd", "rpt", "updated", "modified", "created", "entered", "upload", "nhap", "cap nhat", "bao cao", "tiep nhan",
         "ghi nhan", "lap", "tao", "tiep tin", "trinh bao", "thu ly", "khoi to", "arrest", "closed"];

    private static readonly string[] AnotherKind = ["location", "premise", "premis", "premises", "dia diem", "weapon", "place", "case", "phuong tien"];

    /// <returns>0 (not at all) to 1.</returns>
    public static double Strength(HeaderWords words, Field field)
    {
        var best = 0.0;
        foreach (var (of, strength, phrases) in Known)
        {
            if (of != field || strength <= best) continue;
            foreach (var phrase in phrases)
                if (words.Is(phrase)) best = Math.Max(best, strength);
                else if (words.Has(phrase)) best = Math.Max(best, strength * (phrase.Contains(' ', StringComparison.Ordinal) ? 0.95 : 0.8));
        }
        if (field is Field.Reference && words.Is("id")) best = Math.Max(best, 0.9);
        else if (field is Field.Reference && words.Has("id") && !words.HasAny("officer", "unit", "location", "category")) best = Math.Max(best, 0.6);
        if (field is Field.Start or Field.StartTime or Field.End && words.HasAny(AnotherTime)) best *= 0.45;
        if (field is Field.Kind && words.HasAny(AnotherKind)) best *= 0.3;
        return best;
    }

    /// <summary>Does the name speak of time at all? Bare digits are read as times only then.</summary>
    public static bool SaysTime(HeaderWords words) => words.HasAny(
        "ngay", "gio", "thoi", "thang", "date", "time", "datetime", "timestamp", "month", "day", "dt", "tm", "occurred", "occ", "start", "end", "ky", "luc",
        "at", "period");
}
