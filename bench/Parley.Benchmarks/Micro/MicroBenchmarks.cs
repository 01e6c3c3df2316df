using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Parley.Benchmarks.Micro;

/// <summary>Pure code by the nanosecond and the byte: <c>bench/run micro</c>.</summary>
internal static class MicroBenchmarks
{
    public static Type[] Types => [typeof(MarkupBench), typeof(ScreeningBench), typeof(RankingBench), typeof(PageBench)];

    /// <summary>Short jobs in this process: nothing is built meanwhile, and what is shared is measured as it is shared.</summary>
    public static IConfig Config(string root) => ManualConfig.CreateEmpty()
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(Path.Combine(root, "artifacts", "benchmarks"));
}
