using HaiDang.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
namespace HaiDang.Shell.Access.Accounts;

/// <summary>Somebody who may sign in: an officer of this installation, never anybody whom the data is about.</summary>
public sealed class Account : IdentityUser<int>
{
    /// <summary>As others see it: a post and an office rather than a name.</summary>
    public required string Title { get; set; }

    /// <summary>True: all places. False: those of <see cref="AccountPlace"/> and what lies in them.</summary>
    public bool SeesEverything { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Secret of the time-based code, encrypted with the installation's keys; null while there is none.</summary>
    public string? CodeSecret { get; set; }

    /// <summary>The step of the last code that was taken: none is taken twice.</summary>
    public long CodeStep { get; set; }

    /// <summary>Made by the demo: signs in with one click, on this machine only.</summary>
    public bool OfDemo { get; init; }

    /// <summary>As an agency's own sign-in knows it: its address and the subject there.</summary>
    public string? AgencySubject { get; init; }
}

public sealed class AccountRole
{
    public required int AccountId { get; init; }
    public required Role Role { get; init; }
}

/// <summary>A place that an account sees, with all that lies in it.</summary>
public sealed class AccountPlace
{
    public required int AccountId { get; init; }
    public required int PlaceId { get; init; }
}

/// <summary>A unit that an account acts for, with all beneath it.</summary>
public sealed class AccountUnit
{
    public required int AccountId { get; init; }
    public required int UnitId { get; init; }
}

/// <summary>A code on paper for the day when the telephone is lost; good once.</summary>
public sealed class RecoveryCode
{
    public required int AccountId { get; init; }

    /// <summary>SHA-256; the code has 120 random bits, so that is enough.</summary>
    public required byte[] Hash { get; init; }
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("account");
        builder.HasIndex(a => a.NormalizedUserName).IsUnique();
        builder.HasIndex(a => a.AgencySubject).IsUnique();
        builder.Property(a => a.UserName).IsRequired();
        builder.Property(a => a.NormalizedUserName).IsRequired();
        builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        builder.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.EmailConfirmed).Ignore(a => a.NormalizedEmail);
        builder.Ignore(a => a.LockoutEnabled).Ignore(a => a.LockoutEnd).Ignore(a => a.AccessFailedCount).Ignore(a => a.TwoFactorEnabled);
    }
}

internal sealed class AccountRoleTable : IEntityTypeConfiguration<AccountRole>
{
    public void Configure(EntityTypeBuilder<AccountRole> builder)
    {
        builder.ToTable("account_role").HasKey(r => new { r.AccountId, r.Role });
        builder.Property(r => r.Role).HasConversion<string>();
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
    }
}

internal sealed class AccountPlaceTable : IEntityTypeConfiguration<AccountPlace>
{
    public void Configure(EntityTypeBuilder<AccountPlace> builder)
    {
        builder.ToTable("account_place").HasKey(p => new { p.AccountId, p.PlaceId });
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
    }
}

internal sealed class AccountUnitTable : IEntityTypeConfiguration<AccountUnit>
{
    public void Configure(EntityTypeBuilder<AccountUnit> builder)
    {
        builder.ToTable("account_unit").HasKey(u => new { u.AccountId, u.UnitId });
        builder.HasIndex(u => u.UnitId);
        builder.HasOne<Account>().WithMany().HasForeignKey(u => u.AccountId);
    }
}

internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_code").HasKey(c => new { c.AccountId, c.Hash });
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}

internal sealed class PasskeyTable : IEntityTypeConfiguration<IdentityUserPasskey<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<int>> builder)
    {
        builder.ToTable("passkey").HasKey(p => p.CredentialId);
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
    }
}

public static class AccountTables
{
    extension(HaiDangDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<AccountRole> AccountRoles => db.Set<AccountRole>();
        public DbSet<AccountPlace> AccountPlaces => db.Set<AccountPlace>();
        public DbSet<AccountUnit> AccountUnits => db.Set<AccountUnit>();
        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
        public DbSet<IdentityUserPasskey<int>> Passkeys => db.Set<IdentityUserPasskey<int>>();
    }
}
