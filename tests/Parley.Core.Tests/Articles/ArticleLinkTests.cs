using Parley.Core.Articles;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class ArticleLinkTests
{
    [Theory]
    [InlineData("https://example.org/a?b=c#d")]
    [InlineData("http://example.org")]
    [InlineData("HTTPS://EXAMPLE.ORG/")]
    [InlineData("mailto:desk@example.org")]
    [InlineData("/articles/harbour-wall#p7")]
    [InlineData("https://bücher.example/straße")]
    public void An_honest_link_may_stand(string link) => Assert.Null(ArticleLink.WhatIsWrongWith(link));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("data:text/html,<b>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example\\x")]
    [InlineData("https:evil.example")]
    [InlineData("https:///evil.example")]
    [InlineData("https://")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("https://evil.example/a b")]
    [InlineData("https://evil.example/\"onclick=")]
    [InlineData("mailto:")]
    [InlineData("relative.html")]
    [InlineData("#part")]
    [InlineData("")]
    public void A_dangerous_or_broken_link_may_not(string link) => Assert.NotNull(ArticleLink.WhatIsWrongWith(link));
}
