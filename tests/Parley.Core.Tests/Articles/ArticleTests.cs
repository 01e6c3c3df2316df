using System.Text;
using Parley.Core.Articles;
using Parley.Core.Site;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class ArticleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_headline_that_is_typed_without_end_is_listed_as_a_line()
    {
        var article = new Article(new SiteId(1), "key", "slug", Now);

        article.Draft(string.Concat(Enumerable.Repeat("on and on\n", 100_000)), Now);

        Assert.InRange(article.Headline.Length, 100, 260);
        Assert.DoesNotContain('\n', article.Headline);
    }

    [Fact]
    public void A_listed_headline_never_ends_in_half_a_sign()
    {
        var article = new Article(new SiteId(1), "key", "slug", Now);

        // One sign for a reader, however many marks stand on it.
        article.Draft("x" + new string('\u0301', 1_998) + "\U0001F5DE", Now);

        Assert.All(article.Headline.EnumerateRunes(), rune => Assert.NotEqual(Rune.ReplacementChar, rune));
    }
}
