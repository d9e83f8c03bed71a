using HaiDang.Data;
using HaiDang.Shell.Access;
using HaiDang.Shell.Notices.Read;
using HaiDang.Shell.Notices.Send;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
namespace HaiDang.Shell.Notices;

/// <summary>What stands behind notices, in the site and on a terminal?</summary>
internal static class SetUpNotices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<NoticeBell>()
        .AddSingleton<IInterceptor>(s => s.GetRequiredService<NoticeBell>())
        .AddSingleton<MarkRead.Means>()
        .AddScoped<UnreadNotices>()
        .AddSingleton(s => new SendLetters.Means(s.GetRequiredService<IDbContextFactory<HaiDangDb>>(),
            MailSettings.Of(Environment.GetEnvironmentVariable), MailSettings.OldestOf(Environment.GetEnvironmentVariable), s.GetRequiredService<TimeProvider>()))
        .AddHostedService<KeepSending>();

    public static void MapNotices(this IEndpointRouteBuilder app) =>
        app.MapGet("/notices/{id:long}/open", OpenNotice.Get).RequireAuthorization(AccessRules.OwnAccount);
}
