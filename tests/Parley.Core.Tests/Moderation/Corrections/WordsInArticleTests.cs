using Parley.Core.Articles;
using Parley.Core.Moderation.Corrections;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Moderation.Corrections;

public sealed class WordsInArticleTests
{
    [Theory]
    [InlineData("The \u201Cold\u201D quay\n is closed.", "\"old\"  quay is", "\u201Cold\u201D quay\n is")]
    [InlineData("The \u201Cold\u201D quay\n is closed.", "  closed. ", "closed.")]
    [InlineData("الميناء القديم مغلق", "القديم مغلق", "القديم مغلق")]
    [InlineData("旧い波止場は閉じている", "波止場", "波止場")]
    public void Copied_words_are_found_where_they_stand(string text, string copied, string expected)
    {
        var (passage, range) = Assert.Single(WordsInArticle.Find([Passage(1, "Something else."), Passage(2, text)], copied));

        Assert.Equal(new PassageId(2), passage);
        Assert.Equal(expected, range.Of(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("the Old quay")]
    public void Other_words_are_not_found(string copied) => Assert.Empty(WordsInArticle.Find([Passage(1, "The old quay")], copied));

    [Fact]
    public void Of_words_that_stand_twice_both_places_are_told()
    {
        Assert.Equal(2, WordsInArticle.Find([Passage(1, "aaa"), Passage(2, "aa")], "aa").Count);
        Assert.Equal(2, WordsInArticle.Find([Passage(1, "a quay"), Passage(2, "a quay")], "quay").Count);
    }

    private static Passage Passage(long id, string text) => new(new PassageId(id), PassageKind.Paragraph, text, SafeHtml.Encode(text));
}
