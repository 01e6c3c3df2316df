using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

/// <summary>The positive control: a reader that lets everything pass proves nothing.</summary>
public sealed class CommentHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p>a")]
    [InlineData("<p dir=\"auto\"><em>a</p></em>")]
    [InlineData("<p dir=\"auto\">a > b</p>")]
    [InlineData("<p dir=\"auto\">a & b</p>")]
    [InlineData("<p dir=\"auto\">a &nbsp; b</p>")]
    [InlineData("<p dir=\"auto\" onclick=\"x\">a</p>")]
    [InlineData("<p dir=auto>a</p>")]
    [InlineData("<p dir=\"auto\"><blockquote></blockquote></p>")]
    [InlineData("<p dir=\"auto\"><a href=\"javascript:x\" rel=\"ugc nofollow noopener\">a</a></p>")]
    [InlineData("<p dir=\"auto\"><a href=\"https://u@a.example/\" rel=\"ugc nofollow noopener\">a</a></p>")]
    [InlineData("<p dir=\"auto\"><a href=\"https://a.example/\">a</a></p>")]
    [InlineData("<p dir=\"auto\">a\u202Eb</p>")]
    [InlineData("words outside")]
    [InlineData("<ul>a</ul>")]
    [InlineData("<style>a</style>")]
    public void What_we_would_never_write_is_refused(string html) =>
        Assert.Throws<InvalidOperationException>(() => CommentHtml.Read(SafeHtml.FromStore(html)));
}
