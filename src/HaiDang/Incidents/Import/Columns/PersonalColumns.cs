namespace HaiDang.Incidents.Import.Columns;

/// <summary>Does a column hold data of persons? Told by its name and by its values; the charter keeps such columns out.</summary>
internal static class PersonalColumns
{
    public static PersonalData? Of(ColumnSurvey column) => ByName(column) ?? ByValues(column);

    private static PersonalData? ByName(ColumnSurvey column)
    {
        var words = column.Words;
        if (words.HasAny("cccd", "cmnd", "cmt", "can cuoc", "cccd cmnd", "so cccd", "chung minh", "ho chieu", "passport", "identity number", "id number",
            "national id", "so dinh danh", "dinh danh ca nhan", "social security", "ssn", "id card", "driver license", "bang lai", "gplx"))
            return PersonalData.IdentityNumber;
        if (words.HasAny("dien thoai", "so dien thoai", "sdt", "dt di dong", "phone", "telephone", "mobile", "tel", "di dong", "cell phone", "so dt", "phone number"))
            return PersonalData.Phone;
        if (words.HasAny("email", "e mail", "thu dien tu")) return PersonalData.Email;
        if (words.HasAny("ngay sinh", "nam sinh", "sinh ngay", "date of birth", "birth date", "birthdate", "dob", "birth year", "year of birth", "birthday"))
            return PersonalData.BirthDate;
        if (words.HasAny("dan toc", "ethnicity", "race", "ethnic", "descent", "nationality of victim")) return PersonalData.Ethnicity;
        if (words.HasAny("ton giao", "religion")) return PersonalData.Religion;
        if (words.HasAny("ho ten", "ho va ten", "ten nan nhan", "ten bi hai", "ten doi tuong", "ten nguoi", "full name", "fullname", "first name", "last name",
            "surname", "middle name", "ten nghi pham", "ten bi can", "ten can bo", "ten dieu tra vien", "victim name", "name of victim", "suspect name",
            "offender name", "complainant name", "hoten")) return PersonalData.PersonName;
        return SaysPerson(words) && HoldsNames(column) ? PersonalData.PersonName : null;
    }

    /// <summary>"Nạn nhân" may be names or how many there were; the values tell.</summary>
    private static bool SaysPerson(HeaderWords words) => words.HasAny(
        "nan nhan", "bi hai", "nguoi bi hai", "doi tuong", "nghi pham", "bi can", "nguoi bao", "nguoi bao tin", "nguoi to giac", "nguoi lien quan",
        "can bo", "dieu tra vien", "nguoi nhap", "chu ho", "victim", "suspect", "offender", "complainant", "reporter", "caller", "witness", "officer", "ten", "name");

    private static bool HoldsNames(ColumnSurvey column) =>
        column.Personal.Names > column.Filled * 0.4
        || (!column.Words.HasAny("ten", "name") && column.Personal.Words > column.Filled * 0.6 && column.Distinct > column.Filled * 0.5 && !column.IsTime)
        || (column.Words.HasAny("victim name", "name") && column.Words.HasAny("victim", "suspect", "offender", "complainant", "reporter", "caller", "witness", "officer"));

    private static PersonalData? ByValues(ColumnSurvey column)
    {
        var values = column.Personal;
        if (values.Looked == 0 || column.IsTime) return null;
        if (Many(values.Identities)) return PersonalData.IdentityNumber;
        if (Many(values.Phones) && !Counts(column)) return PersonalData.Phone;
        if (Many(values.Emails)) return PersonalData.Email;
        var street = column.Words.HasAny("duong", "pho", "street", "address", "dia chi", "location", "block", "dia diem", "noi xay ra", "xa", "phuong");
        return !street && values.Names > values.Looked * 0.5 && values.SureNames > values.Looked * 0.15 ? PersonalData.PersonName : null;

        bool Many(int found) => found >= Math.Max(1, values.Looked * 0.02) && (found > 1 || values.Looked < 20);
    }

    /// <summary>Running numbers can happen to begin with a dialling code.</summary>
    private static bool Counts(ColumnSurvey column) =>
        column.Personal.Phones < column.Filled * 0.9 && column.IsNumber && FieldNames.Strength(column.Words, Field.Reference) > 0;
}
