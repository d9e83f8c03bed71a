using HaiDang.Data;
using HaiDang.Shell.Access;
using HaiDang.Shell.Audit;
using HaiDang.Shell.Jobs;
using HaiDang.Shell.Measures;
using HaiDang.Shell.Notices;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Shell;

/// <summary>What a command may use: the house's services over a data folder, with or without the site.</summary>
public sealed class House(Module[] modules)
{
    public Module[] Modules => modules;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A PostgreSQL connection string, or null for SQLite in the data folder.</summary>
    public string? Database { get; init; } = Environment.GetEnvironmentVariable("HAIDANG_DATABASE");

    /// <summary>The services over a data folder, its database made or brought up to date; no site.</summary>
    public Task<ServiceProvider> Open(string dataFolder, CancellationToken stop) => Opened(dataFolder, Prepare, stop);

    /// <summary>The same, but no module puts anything there first: for the command that brings its own.</summary>
    public Task<ServiceProvider> OpenEmpty(string dataFolder, CancellationToken stop) => Opened(dataFolder, Migrate, stop);

    private async Task<ServiceProvider> Opened(string dataFolder, Func<IServiceProvider, CancellationToken, Task> prepare, CancellationToken stop)
    {
        var services = new ServiceCollection().AddLogging();
        // Whoever sits at a terminal of the machine has the database itself in hand.
        AddServices(services, dataFolder, Scope.Everything);
        var provider = services.BuildServiceProvider();
        await prepare(provider, stop);
        return provider;
    }

    /// <summary>Serves the site until it is stopped.</summary>
    public Task Serve(string dataFolder, string urls, CancellationToken stop) => Site.Run(this, dataFolder, urls, stop);

    /// <param name="services">Where to.</param>
    /// <param name="dataFolder">Where the data is.</param>
    /// <param name="unsaid">How far is seen where nobody has said how far.</param>
    internal void AddServices(IServiceCollection services, string dataFolder, Scope unsaid)
    {
        services.AddSingleton(this);
        services.AddSingleton(Clock);
        services.AddHaiDangDb(Database, new DataFolder(dataFolder), unsaid);
        services.AddAccounts();
        services.AddNotices();
        services.AddSingleton(typeof(Announce<>));
        services.AddSingleton<JobBoard>();
        services.AddSingleton<MeasureBook>();
        services.AddSingleton<AuditDigest>().AddSingleton<ChainCheck>();
        services.AddLocalization();
        foreach (var module in modules) module.Services(services);
    }

    /// <summary>Brings the database up to date, then lets every module put what it must have there.</summary>
    internal static async Task Migrate(IServiceProvider provider, CancellationToken stop)
    {
        provider.GetRequiredService<DataFolder>().Create();
        await using var db = await provider.GetRequiredService<IDbContextFactory<HaiDangDb>>().CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
    }

    internal async Task Prepare(IServiceProvider provider, CancellationToken stop)
    {
        Scope.Enter(Scope.Everything);
        await Migrate(provider, stop);
        foreach (var module in modules) await module.Prepare(provider, stop);
    }
}
