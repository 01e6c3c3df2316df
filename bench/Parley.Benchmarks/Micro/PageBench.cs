namespace Parley.Benchmarks.Micro;

public class PageBench
{
}
