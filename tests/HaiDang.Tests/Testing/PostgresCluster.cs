using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;
namespace HaiDang.Tests.Testing;

/// <summary>A PostgreSQL of our own on a loopback port, made when first asked for and gone with the test process.</summary>
internal static class PostgresCluster
{
    private static readonly Lazy<Task<string>> Running = new(Start);
    private static int _made;

    /// <summary>The connection string of a new, empty database. Skips the test where PostgreSQL is not installed.</summary>
    public static async Task<string> NewDatabase()
    {
        if (Binaries is null) Missing.Skip("PostgreSQL is not installed");
        var server = await Running.Value;
        var name = $"t{Interlocked.Increment(ref _made)}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 8, ConnectionIdleLifetime = 2, ConnectionPruningInterval = 1 }.ToString();
    }

    private static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(b => File.Exists(Path.Combine(b, "initdb"))).Max()
        : null;

    private static async Task<string> Start()
    {
        var folder = Directory.CreateTempSubdirectory("haidang-pg-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.UserName == "root") await Run("chown", ["postgres", folder], asPostgres: false);
        await Run(Path.Combine(Binaries!, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]);
        var port = FreePort();
        await Run(Path.Combine(Binaries!, "pg_ctl"),
            ["-D", data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o",
             $"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200", "start"]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(folder, data);
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Pooling=true";
    }

    private static void Stop(string folder, string data)
    {
        using var stop = Process.Start(Command(Path.Combine(Binaries!, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"], asPostgres: true))!;
        stop.WaitForExit(10_000);
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static async Task Run(string program, string[] arguments, bool asPostgres = true)
    {
        using var process = Process.Start(Command(program, arguments, asPostgres))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    /// <summary>PostgreSQL refuses to run as root, so root runs it as its own user.</summary>
    private static ProcessStartInfo Command(string program, string[] arguments, bool asPostgres) =>
        asPostgres && Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments]) { RedirectStandardOutput = false, WorkingDirectory = "/tmp" }
            : new ProcessStartInfo(program, arguments) { WorkingDirectory = "/tmp" };
}

/// <summary>What is not on this machine: skipped with the reason, except where nothing may be skipped.</summary>
internal static class Missing
{
    public static void Skip(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"{reason}, and in CI nothing may be skipped.");
        Assert.Skip(reason);
    }
}
