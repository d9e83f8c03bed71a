using HaiDang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Shell;

/// <summary>One remembered choice of this installation.</summary>
public sealed class Setting
{
    /// <summary>Set by the demo: the seed that all its data comes from. While it is there, every page says that data is synthetic.</summary>
    public const string SyntheticSeed = "synthetic.seed";

    /// <summary>The id of the place that pages start from (a province, or an imported territory).</summary>
    public const string Territory = "territory";

    public required string Key { get; init; }
    public required string Value { get; set; }
}

internal sealed class SettingTable : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder) => builder.ToTable("setting").HasKey(s => s.Key);
}

public static class SettingTables
{
    extension(HaiDangDb db)
    {
        public DbSet<Setting> Settings => db.Set<Setting>();

        public async Task<string?> ReadSetting(string key, CancellationToken stop) =>
            (await db.Set<Setting>().AsNoTracking().FirstOrDefaultAsync(s => s.Key == key, stop))?.Value;

        /// <summary>Remembers a choice; saved with the caller's next <c>SaveChanges</c>.</summary>
        public async Task WriteSetting(string key, string value, CancellationToken stop)
        {
            if (await db.Set<Setting>().FindAsync([key], stop) is { } setting) setting.Value = value;
            else db.Add(new Setting { Key = key, Value = value });
        }
    }
}
