using CsCheck;
using HaiDang.Shell.Access.Passwords;
using Xunit;
using Fault = HaiDang.Shell.Access.Passwords.JudgePassword.Fault;
namespace HaiDang.Tests.Shell.Access.Passwords;

public sealed class JudgePasswordTests
{
    private static readonly string[] Tuan = ["tuan.nv", "Nguyễn Văn Tuấn", "Hải Đăng", "Quảng Ninh", "Công an", "Police"];

    private const string Printable = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    [Theory]
    [InlineData("con mèo leo cây cau 42")]
    [InlineData("ngựa đúng pin ghim")]
    [InlineData("Ngựa Đúng Pin Ghim 2026!")]
    [InlineData("cây tre trăm đốt")]
    [InlineData("chiều nay mưa to quá")]
    [InlineData("mặt trời mọc ở Hạ Long mỗi sáng")]
    [InlineData("tiger banjo copper window")]
    [InlineData("the password of my monkey is a banana")]
    [InlineData("tigerbanjocopperwindow")]
    [InlineData("đóng gộp căn nguyên")]
    [InlineData("Tôi là Tuấn, thích câu mực ban đêm")]
    [InlineData("tiger8x!kQz2w")]
    [InlineData("vN7#qLw2xR!e9KtB")]
    [InlineData("gzkqvwhmbxtj")]
    [InlineData("mẹ đang nấu cơm")]
    [InlineData("trời đang mưa to")]
    [InlineData("hai mươi con công an toàn")]
    [InlineData("f3a91c07d2e8b64a5d90")]
    [InlineData("🐸🚲🌵🎻🧊🥁🐙🛶🍋🧭🎈🪁")]
    [InlineData("密码学是一门古老的学问啊")]
    [InlineData("лошадь верно батарея")]
    public void A_long_phrase_or_chance_is_good(string password) => Assert.Null(JudgePassword.Run(password, Tuan));

    [Theory]
    [InlineData("Password1234!!")]
    [InlineData("MatKhau@2026!!")]
    [InlineData("Mật khẩu 2026 !!")]
    [InlineData("P@$$w0rd2026!!")]
    [InlineData("p4ssw0rdp4ssw0rd")]
    [InlineData("passwordpassword")]
    [InlineData("p.a.s.s.w.o.r.d.1.2.3.4")]
    [InlineData("Password0987136524")]
    [InlineData("password022087001234")]
    [InlineData("ｐａｓｓｗｏｒｄ１２３４")]
    [InlineData("Passwörd Passwórd")]
    [InlineData("anh yêu em nhiều lắm")]
    [InlineData("AnhYeuEm20102003")]
    [InlineData("maatjkhaaur2026")]
    [InlineData("mat65khau632026")]
    [InlineData("vì nước quên thân vì dân phục vụ")]
    [InlineData("VinhHaLong@2026")]
    [InlineData("Admin@123456")]
    [InlineData("1qaz2wsx3edc!")]
    [InlineData("Thang122026!!")]
    [InlineData("Chủ nhật 25/12/2026")]
    [InlineData("Tháng Mười Hai 2026")]
    [InlineData("hoangminhtuan1987")]
    [InlineData("correct horse battery staple")]
    [InlineData("tiger monkey dragon 2026")]
    [InlineData("football!!baseball")]
    [InlineData("qwepoiasdlkj")]
    [InlineData("monkey Monkey MÓNKEY dragon")]
    public void What_is_guessed_first_is_refused_however_it_is_dressed_up(string password) =>
        Assert.Equal(Fault.Breached, JudgePassword.Run(password, []));

    [Theory, InlineData("Nguyễn Văn Tuấn password"), InlineData("tuan.nv@password"), InlineData("quang ninh mat khau 2026")]
    public void A_name_beside_what_is_guessed_first_is_no_phrase(string password) =>
        Assert.Equal(Fault.Breached, JudgePassword.Run(password, Tuan));

    [Theory]
    [InlineData("NguyenVanTuan1987")]
    [InlineData("Nguyễn Văn Tuấn !!!")]
    [InlineData("Tuấn Nguyễn Văn 01")]
    [InlineData("tuan.nv@2026!!!!")]
    [InlineData("QuangNinh@2026")]
    [InlineData("Công an Quảng Ninh Hải Đăng")]
    [InlineData("p0l1cep0l1ce2026")]
    [InlineData("quảng ninh police 113")]
    [InlineData("Tuan!QuangNinh!123")]
    public void What_is_little_more_than_a_name_is_refused(string password) =>
        Assert.Equal(Fault.AboutYou, JudgePassword.Run(password, Tuan));

    [Theory]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("abcdefghijkl")]
    [InlineData("zyxwvutsrqpo")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiopasdf")]
    [InlineData("abc123abc123abc123")]
    [InlineData("xkcdvxkcdvxkcdv")]
    [InlineData("qwer asdf zxcv tyui")]
    [InlineData("love Love LOVE lovely")]
    [InlineData("qwerty123456qwerty")]
    [InlineData("Abc@12345Abc@12345")]
    [InlineData("022087001234")]
    [InlineData("12/03/1987 09:45")]
    [InlineData("            ")]
    [InlineData("!@#$%^&*()_+")]
    [InlineData("🐸🐸🐸🐸🐸🐸🐸🐸🐸🐸🐸🐸")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0")]
    public void A_pattern_is_refused(string password) => Assert.Equal(Fault.TooUniform, JudgePassword.Run(password, Tuan));

    [Theory]
    [InlineData("", Fault.TooShort)]
    [InlineData("vN7#qLw2xR!", Fault.TooShort)]
    [InlineData("vN7#qLw2xR!e", null)]
    [InlineData("ngựa pin bở", Fault.TooShort)]
    [InlineData("👩‍👩‍👧‍👦🐸🚲🌵🎻🧊🥁🐙🛶🍋🧭", Fault.TooShort)]
    public void Twelve_characters_as_a_reader_counts_them(string password, Fault? expected)
    {
        Assert.Equal(expected, JudgePassword.Run(password, []));
        Assert.Equal(expected, JudgePassword.Run(password.Normalize(System.Text.NormalizationForm.FormD), []));
    }

    [Fact]
    public void A_hundred_and_twenty_eight_characters_are_taken_and_one_more_is_not()
    {
        var phrase = string.Concat(Enumerable.Range(0, 128).Select(i => char.ConvertFromUtf32(0x4E00 + (i * 37))));
        Assert.Null(JudgePassword.Run(phrase, []));
        Assert.Equal(Fault.TooLong, JudgePassword.Run(phrase + "x", []));
        Assert.Equal(Fault.TooLong, JudgePassword.Run("a" + new string('\u0301', 100_000), []));
    }

    [Fact]
    public void The_same_password_typed_in_two_ways_is_hashed_in_one() =>
        Assert.Equal(JudgePassword.Compose("ngựa đúng"), JudgePassword.Compose("ngựa đúng".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void Names_too_short_to_mean_anything_do_not_matter() =>
        Assert.Null(JudgePassword.Run("vN7#qLw2xR!e", ["", " ", "v", "qL", "\uD800"]));

    [Fact]
    public void Every_fault_has_words() =>
        Assert.All(Enum.GetValues<Fault>(), fault => Assert.DoesNotContain("Password.", JudgePassword.Say(fault), StringComparison.Ordinal));

    [Fact]
    public void Nothing_that_can_be_typed_or_sent_makes_it_fail() =>
        Gen.Select(Gen.Char.Array[0, 300].Select(c => new string(c)), Gen.String, Gen.String.Array[0, 4])
            .Sample((any, text, about) =>
            {
                JudgePassword.Run(any, about);
                JudgePassword.Run(any + text + any, [any, text, .. about]);
            });

    [Theory, InlineData('a'), InlineData('\0'), InlineData('\uD83D'), InlineData('\uDC38'), InlineData('\uFDFA'), InlineData('각')]
    public void However_long_it_only_answers(char letter)
    {
        Assert.Equal(Fault.TooLong, JudgePassword.Run(new string(letter, 100_000), []));
        Assert.Equal(Fault.TooUniform, JudgePassword.Run(new string(letter, 128), [new string(letter, 100_000)]));
    }

    [Fact]
    public void Chance_is_good() => Assert.InRange(Refused(Printable, 16), 0, 40);

    [Fact]
    public void Chance_of_lower_case_letters_is_good() => Assert.InRange(Refused(Printable[..26], 16), 0, 10);

    [Fact]
    public void Case_does_not_matter() =>
        Gen.Select(Gen.OneOf([.. KnownPasswords.Entries().Select(Gen.Const)]), Gen.String[Gen.Char[Printable], 0, 8]).Sample((entry, more) =>
            Assert.Equal(JudgePassword.Run(entry + more, Tuan), JudgePassword.Run((entry + more).ToUpperInvariant(), Tuan)));

    [Fact]
    public void Every_long_entry_of_the_lists_is_refused() =>
        Assert.DoesNotContain(KnownPasswords.Entries(), e => e.Length >= JudgePassword.Shortest && JudgePassword.Run(e, []) is null);

    [Theory, InlineData("12345678901"), InlineData("83726194057"), InlineData("20260907213"), InlineData("90807060504")]
    public void Every_entry_padded_with_digits_is_refused(string digits) =>
        Assert.DoesNotContain(KnownPasswords.Entries().Where(e => e.Length < JudgePassword.Shortest), e =>
            JudgePassword.Run(e + digits[..(JudgePassword.Shortest - e.Length)], []) is null
            || JudgePassword.Run(digits[..(JudgePassword.Shortest - e.Length)] + e, []) is null);

    private static int Refused(string from, int length)
    {
        var random = new Random(20261130);
        return Enumerable.Range(0, 20_000)
            .Count(_ => JudgePassword.Run(new string(random.GetItems<char>(from, length)), Tuan) is not null);
    }
}
