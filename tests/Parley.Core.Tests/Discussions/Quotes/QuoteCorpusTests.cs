using Xunit;

namespace Parley.Core.Tests.Discussions.Quotes;

public sealed class QuoteCorpusTests
{
    private static readonly QuoteCorpus Corpus = QuoteCorpus.Read();

    [Fact]
    public void Nearly_all_quotes_are_found_and_nearly_nothing_else()
    {
        Assert.True(Corpus is { Articles: >= 20, Comments: >= 500 });
        Assert.True(Corpus is { Precision: >= 0.98, Recall: >= 0.95 }, $"{Corpus.Table()}\n{string.Join('\n', Corpus.Mistakes)}");
    }

    [Fact]
    public void The_figures_in_the_docs_are_those_of_the_corpus()
    {
        Assert.True(
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "quotes.md")).Contains(Corpus.Table(), StringComparison.Ordinal),
            $"docs/quotes.md should say:\n{Corpus.Table()}\nIts mistakes:\n{string.Join('\n', Corpus.Mistakes)}");
    }
}
