using System.Text;
using CsCheck;
using HaiDang.Places;
using Xunit;
namespace HaiDang.Tests.Places;

public class FoldTests
{
    [Theory]
    [InlineData("Phường Hoà Bình", "hoa binh")]
    [InlineData("Phường Hòa Bình", "hoa binh")]
    [InlineData("P. Hoà Bình", "hoa binh")]
    [InlineData("p.hòa  bình", "hoa binh")]
    [InlineData("PHUONG HOA BINH", "hoa binh")]
    [InlineData("Xã Đồn Đạc", "don dac")]
    [InlineData("TT. Ba Chẽ", "ba che")]
    [InlineData("Thị trấn Đầm Hà", "dam ha")]
    [InlineData("Đặc khu Cô Tô", "co to")]
    [InlineData("TP Hạ Long", "ha long")]
    [InlineData("Thành phố Hồ Chí Minh", "ho chi minh")]
    [InlineData("Tỉnh Quảng Ninh", "quang ninh")]
    [InlineData("H. Vân Đồn", "van don")]
    [InlineData("Phường 1", "1")]
    [InlineData("Ia H'Drai", "ia hdrai")]
    [InlineData("Phan Rang - Tháp Chàm", "phan rang thap cham")]
    [InlineData("  ", "")]
    public void A_name_folds_to_its_bare_letters(string name, string folded) => Assert.Equal(folded, Fold.Name(name));

    [Theory]
    [InlineData("Quản Bạ", "quan ba")]
    [InlineData("Xã Quản Bạ", "quan ba")]
    [InlineData("Xã Xa Dung", "xa dung")]
    [InlineData("Tinh Nhuệ", "nhue")]
    [InlineData("Phường", "phuong")]
    public void Only_a_word_for_a_kind_of_unit_is_taken_away_and_only_once(string name, string folded) => Assert.Equal(folded, Fold.Name(name));

    [Fact]
    public void Composed_and_decomposed_letters_fold_alike() =>
        Gen.String[Gen.Char["aăâeêioôơuưyđĐÁẶẾỖỢỨ -'.ạảãàáHKM"], 0, 20].Sample(name =>
            Fold.Plain(name.Normalize(NormalizationForm.FormD)) == Fold.Plain(name.Normalize(NormalizationForm.FormC)));

    [Fact]
    public void Folding_what_is_folded_changes_nothing() =>
        Gen.String[Gen.Char["aăâeêioôơuưyđĐÁẶẾỖỢỨ -'.ạảãàáHKM09"], 0, 20].Sample(name => Fold.Plain(Fold.Plain(name)) == Fold.Plain(name));
}
