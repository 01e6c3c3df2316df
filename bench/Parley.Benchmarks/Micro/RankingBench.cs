using BenchmarkDotNet.Attributes;
using Parley.Core.Discussions;

namespace Parley.Benchmarks.Micro;

public class RankingBench
{
    [Params(3, 3_000)]
    public int Votes { get; set; }

    [Benchmark]
    public long Best() => Ranking.Best(Votes, Votes / 3);
}
