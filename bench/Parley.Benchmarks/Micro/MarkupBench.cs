using BenchmarkDotNet.Attributes;
using Parley.Benchmarks.Running;
using Parley.Core.Text;
using Parley.Web.Demo;

namespace Parley.Benchmarks.Micro;

/// <summary>The comment dialect, from text to finished HTML.</summary>
public class MarkupBench
{
    private string ordinary = "";
    private string longest = "";
    private string hostile = "";

    [GlobalSetup]
    public void Texts()
    {
        var words = new InventedWords(new Random(1));
        ordinary = words.Comment();
        longest = string.Join("\n\n", Enumerable.Range(0, 200).Select(_ => words.Comment()))[..Markup.MaxLength];
        hostile = HostileTexts.OfLength(Markup.MaxLength).MaxBy(text => Markup.Render(text).Html.Value.Length) ?? "";
    }

    [Benchmark]
    public object Ordinary() => Markup.Render(ordinary);

    [Benchmark]
    public object Longest() => Markup.Render(longest);

    [Benchmark]
    public object Hostile() => Markup.Render(hostile);
}
