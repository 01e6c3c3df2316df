using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("Hello", "<p dir=\"auto\">Hello</p>")]
    [InlineData("one\ntwo", "<p dir=\"auto\">one<br>two</p>")]
    [InlineData("one\n\n\ntwo", "<p dir=\"auto\">one</p><p dir=\"auto\">two</p>")]
    [InlineData("a *b* **c** ***d***", "<p dir=\"auto\">a <em>b</em> <strong>c</strong> <em><strong>d</strong></em></p>")]
    [InlineData("***a** b*", "<p dir=\"auto\"><em><strong>a</strong> b</em></p>")]
    [InlineData("***a* b**", "<p dir=\"auto\"><strong><em>a</em> b</strong></p>")]
    [InlineData("**a *b***", "<p dir=\"auto\"><strong>a <em>b</em></strong></p>")]
    [InlineData("*a **b* c**", "<p dir=\"auto\"><em>a **b</em> c**</p>")]
    [InlineData("2*3*4 and 2**3**4 and a_b_c", "<p dir=\"auto\">2*3*4 and 2**3**4 and a_b_c</p>")]
    [InlineData("f**k this s***", "<p dir=\"auto\">f**k this s***</p>")]
    [InlineData("5 * 3 * 2", "<p dir=\"auto\">5 * 3 * 2</p>")]
    [InlineData("단어는 **굵게**를 这是**重要**的", "<p dir=\"auto\">단어는 <strong>굵게</strong>를 这是<strong>重要</strong>的</p>")]
    [InlineData("`a *b*` ``x ` y`` ` ", "<p dir=\"auto\"><code>a *b*</code> <code>x ` y</code> ` </p>")]
    [InlineData("a `b\nc` d", "<p dir=\"auto\">a `b<br>c` d</p>")]
    [InlineData("it was ||the butler||!", "<p dir=\"auto\">it was <span class=\"spoiler\" tabindex=\"0\">the butler</span>!</p>")]
    [InlineData("if (a || b || c)", "<p dir=\"auto\">if (a || b || c)</p>")]
    [InlineData("\\*a\\* \\a \\\\ C:\\dir", "<p dir=\"auto\">*a* \\a \\ C:\\dir</p>")]
    [InlineData("# not a heading", "<p dir=\"auto\"># not a heading</p>")]
    [InlineData("------", "<p dir=\"auto\">------</p>")]
    [InlineData("- - - -\n* * *", "<p dir=\"auto\">- - - -<br>* * *</p>")]
    [InlineData("<b>&amp;\"'", "<p dir=\"auto\">&lt;b&gt;&amp;amp;&quot;&#39;</p>")]
    [InlineData("  a   b", "<p dir=\"auto\">\u00A0 a \u00A0 b</p>")]
    public void Words_and_signs_become_html(string source, string html) => Assert.Equal(html, Markup.Render(source).Html.Value);

    [Theory]
    [InlineData("> a\n> b\nc", "<blockquote><p dir=\"auto\">a<br>b</p></blockquote><p dir=\"auto\">c</p>")]
    [InlineData(">> a\n> b", "<blockquote><blockquote><p dir=\"auto\">a</p></blockquote><p dir=\"auto\">b</p></blockquote>")]
    [InlineData("> a\n>\n> b", "<blockquote><p dir=\"auto\">a</p><p dir=\"auto\">b</p></blockquote>")]
    [InlineData("- a\n- b", "<ul><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul>")]
    [InlineData("text\n* a\n\n* b\n\nend", "<p dir=\"auto\">text</p><ul><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul><p dir=\"auto\">end</p>")]
    [InlineData("- a\n  - b\n  - c\n- d", "<ul><li dir=\"auto\">a<ul><li dir=\"auto\">b</li><li dir=\"auto\">c</li></ul></li><li dir=\"auto\">d</li></ul>")]
    [InlineData("- a\n  more\n\n  again", "<ul><li dir=\"auto\">a<br>more<p dir=\"auto\">again</p></li></ul>")]
    [InlineData("1. a\n2. b\n7. c", "<ol><li dir=\"auto\">a</li><li dir=\"auto\">b</li><li dir=\"auto\" value=\"7\">c</li></ol>")]
    [InlineData("It was\n1984. It was", "<p dir=\"auto\">It was<br>1984. It was</p>")]
    [InlineData("3. three", "<ol start=\"3\"><li dir=\"auto\">three</li></ol>")]
    [InlineData("007. Bond", "<p dir=\"auto\">007. Bond</p>")]
    [InlineData("> - a\n> - b", "<blockquote><ul><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul></blockquote>")]
    [InlineData("- - a", "<ul><li dir=\"auto\">- a</li></ul>")]
    [InlineData("```\n<b>\n  *x*\n```\nafter", "<pre dir=\"auto\"><code>&lt;b&gt;\n  *x*</code></pre><p dir=\"auto\">after</p>")]
    [InlineData("```js\na", "<pre dir=\"auto\"><code>a</code></pre>")]
    [InlineData("> ```\n> a\nb", "<blockquote><pre dir=\"auto\"><code>a</code></pre></blockquote><p dir=\"auto\">b</p>")]
    [InlineData("a\n\\\n\\\nb", "<p dir=\"auto\">a<br><br><br>b</p>")]
    public void Lines_become_blocks(string source, string html) => Assert.Equal(html, Markup.Render(source).Html.Value);

    [Theory]
    [InlineData("[a](https://x.example/y)", "https://x.example/y", "a")]
    [InlineData("see https://x.example/a_(b).", "https://x.example/a_(b)", "https://x.example/a_(b)")]
    [InlineData("(https://x.example)", "https://x.example/", "https://x.example")]
    [InlineData("**https://x.example/a**", "https://x.example/a", "https://x.example/a")]
    [InlineData("[see [1] here](http://x.example)", "http://x.example/", "see [1] here")]
    [InlineData("[w](https://x.example/a_(b)_(c))", "https://x.example/a_(b)_(c)", "w")]
    [InlineData("https://x.example/Größe?q=a&b", "https://x.example/Gr%C3%B6%C3%9Fe?q=a&b", "https://x.example/Größe?q=a&b")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/", "https://bücher.example/")]
    [InlineData("„https://x.example/a“, sagte er", "https://x.example/a", "https://x.example/a")]
    [InlineData("[mail](mailto:Me@X.example)", "mailto:Me@x.example", "mail")]
    public void Addresses_become_links(string source, string href, string words)
    {
        var rendered = Markup.Render(source);

        Assert.Equal([href], rendered.Links);
        Assert.Contains($"<a href=\"{href.Replace("&", "&amp;", StringComparison.Ordinal)}\" rel=\"ugc nofollow noopener\" dir=\"auto\">", rendered.Html.Value, StringComparison.Ordinal);
        Assert.Contains($">{words.Replace("&", "&amp;", StringComparison.Ordinal)}</a>", rendered.Html.Value, StringComparison.Ordinal);
    }
}
