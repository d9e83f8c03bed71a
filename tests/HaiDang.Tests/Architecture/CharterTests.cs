using System.Text.RegularExpressions;
using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;
namespace HaiDang.Tests.Architecture;

/// <summary>Holds docs/charter.md: the house has no room for a person.</summary>
public sealed partial class CharterTests
{
    [Fact]
    public void No_table_has_a_column_for_a_person()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=none").Options);
        var columns = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Select(p => $"{t.ClrType.Name}.{p.Name}")).ToArray();
        Assert.NotEmpty(columns);
        Assert.DoesNotContain(columns.Except(OfUsers), c => OfPersons().IsMatch(c));
    }

    /// <summary>Who may sign in is no resident: an address for notices, and nothing else.</summary>
    private static readonly string[] OfUsers = ["Account.Email"];

    [GeneratedRegex(@"victim|suspect|offender|witness|resident|citizen|person|firstname|lastname|surname|birth|gender|ethnic|religio|nationality|passport|identitynumber|identitycard|phone|email|plate",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfPersons();
}
