using System.Text;
using Parley.ImportExport.PlainPage;
using Xunit;

namespace Parley.ImportExport.Tests.PlainPage;

public sealed class DetectPageTests
{
    [Theory]
    [InlineData("A headline\n\nText", true)]
    [InlineData("\uFEFFA headline\n\nText", true)]
    [InlineData("\n\n  عنوان", true)]
    [InlineData("<?xml version=\"1.0\"?><disqus>", false)]
    [InlineData("  <rss>", false)]
    [InlineData("[{\"id\":1}]", false)]
    [InlineData("{\"version\":1}", false)]
    [InlineData("SQLite format 3\0", false)]
    [InlineData("\u001f\u008b\b", false)]
    [InlineData("", false)]
    public void Text_that_is_plainly_something_else_is_no_page(string head, bool page) =>
        Assert.Equal(page, new PlainPageFormat().Detect(Encoding.UTF8.GetBytes(head)));

    [Fact]
    public void Sixteen_bit_text_with_its_mark_is_a_page() =>
        Assert.True(new PlainPageFormat().Detect([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("A headline")]));
}
