using Xunit;

namespace Parley.Core.Tests.Discussions.Quotes;

public sealed class QuoteCorpusTests
{
    [Fact]
    public void Nearly_all_quotes_are_found_and_nearly_nothing_else()
    {
        var corpus = QuoteCorpus.Read();

        Assert.True(corpus is { Articles: >= 20, Comments: >= 500 });
        Assert.True(corpus is { Precision: >= 0.98, Recall: >= 0.95 }, $"{corpus.Table()}\n{string.Join('\n', corpus.Mistakes)}");
    }

    [Fact]
    public void The_figures_in_the_docs_are_those_of_the_corpus()
    {
        var corpus = QuoteCorpus.Read();

        Assert.True(
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "quotes.md")).Contains(corpus.Table(), StringComparison.Ordinal),
            $"docs/quotes.md should say:\n{corpus.Table()}\nIts mistakes:\n{string.Join('\n', corpus.Mistakes)}");
    }
}
