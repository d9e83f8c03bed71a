using BenchmarkDotNet.Running;
using HaiDang.Benchmarks;

// The library, by BenchmarkDotNet: dotnet run -c Release --project bench/HaiDang.Benchmarks -- --filter '*'
// The program, as its user meets it:  … -- import [ROWS]   and   … -- pages [INCIDENTS]
return args switch
{
    ["import", ..] => await ImportSpeed.Run(args.Length > 1 ? int.Parse(args[1], null) : 1_000_000),
    ["pages", ..] => await PageSpeed.Run(args.Length > 1 ? int.Parse(args[1], null) : 50_000),
    _ => BenchmarkSwitcher.FromAssembly(typeof(ImportSpeed).Assembly).Run(args).Any() ? 0 : 2,
};
