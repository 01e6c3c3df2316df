using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class SnippetTests
{
    [Theory]
    [InlineData("a *b*\n\n- c\n- d", "a b - c - d")]
    [InlineData("> what was said\n\nmy answer", "my answer")]
    [InlineData("> only a quote", "> only a quote")]
    [InlineData("it was ||the *butler*|| then", "it was ▒▒▒ then")]
    [InlineData("`a`   [b](https://c.example)", "a b")]
    public void A_snippet_is_what_the_comment_itself_says_on_one_line(string source, string snippet) => Assert.Equal(snippet, Markup.Snippet(source));

    [Theory]
    [InlineData("one two three four", 13, "one two three…")]
    [InlineData("one two three four", 12, "one two…")]
    [InlineData("one two three four", 18, "one two three four")]
    [InlineData("unbreakable", 5, "unbre…")]
    [InlineData("👩‍💻👩‍💻👩‍💻", 2, "👩‍💻👩‍💻…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301…")]
    [InlineData("漢字漢字漢字", 3, "漢字漢…")]
    public void It_is_cut_at_a_word_and_never_inside_a_character(string text, int length, string snippet) => Assert.Equal(snippet, Snippet.Of(text, length));

    [Theory]
    [InlineData("> a\n> b\n\nc\nd", "> a\n> b\n\nc\nd")]
    [InlineData("- a\n- b\n\nc", "- a\n- b\n\nc")]
    [InlineData("3. a\n4. b", "3. a\n4. b")]
    [InlineData("- a\n  - b\n- c", "- a\n- b\n- c")]
    [InlineData("a\n\n```\nb\n  c\n```\nd", "a\n\nb\n  c\n\nd")]
    [InlineData("it was ||x||", "it was x")]
    public void Plain_text_reads_as_the_comment_does(string source, string text) => Assert.Equal(text, Markup.PlainText(source));

    [Theory]
    [InlineData("> a\n> b\n\nc", "a\nb\n\nc")]
    [InlineData("- a\n- b\n\n3. c", "a\nb\n\nc")]
    [InlineData("it was ||x||", "it was ▒▒▒")]
    public void In_a_list_of_things_found_stand_words_alone_and_spoilers_covered(string source, string text) => Assert.Equal(text, Markup.CoveredText(source));
}
