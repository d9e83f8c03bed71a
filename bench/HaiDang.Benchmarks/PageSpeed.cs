using System.Diagnostics;
using System.Globalization;
namespace HaiDang.Benchmarks;

/// <summary>How long does the server take for each page and for what the pages ask for?</summary>
internal static class PageSpeed
{
    private const string Url = "http://localhost:5187";

    private static readonly string[] Pages =
        ["/", "/incidents", "/incidents/import", "/incidents/imports", "/incidents/kinds", "/hot-spots", "/places"];

    public static async Task<int> Run(int incidents)
    {
        var folder = Directory.CreateTempSubdirectory("haidang-bench-");
        try
        {
            using var site = HaiDangProcess.Start("demo", "--data", folder.FullName, "--urls", Url, "--incidents", incidents.ToString(CultureInfo.InvariantCulture));
            using var client = new HttpClient { BaseAddress = new Uri(Url) };
            if (await Ready(client) is not { } seconds) return 1;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{incidents:N0} incidents; ready after {seconds:F1} s"));
            foreach (var page in Pages)
            {
                var (first, times) = (await Time(client, page), new double[9]);
                for (var i = 0; i < times.Length; i++) times[i] = await Time(client, page);
                Array.Sort(times);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page,-22} first {first,7:F0} ms   median {times[4],6:F0} ms   largest {times[^1],6:F0} ms"));
            }
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double?> Ready(HttpClient client)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(3))
        {
            try
            {
                using var answer = await client.GetAsync("/healthz");
                if (answer.IsSuccessStatusCode) return watch.Elapsed.TotalSeconds;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
        return null;
    }

    private static async Task<double> Time(HttpClient client, string page)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(page);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return watch.Elapsed.TotalMilliseconds;
    }
}
