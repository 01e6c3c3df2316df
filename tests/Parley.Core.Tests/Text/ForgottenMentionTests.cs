using Parley.Core.People;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class ForgottenMentionTests
{
    private static readonly AccountId Ada = new(5);

    [Theory]
    [InlineData("Well said, @Ada Byron.")]
    [InlineData("@ada byron @ADA BYRON and *@Ada Byron*")]
    [InlineData("> @Ada Byron\n\n- @Ada Byron <b>")]
    public void The_name_goes_wherever_it_is_a_mention(string source)
    {
        var context = new MarkupContext([new Mention("Ada Byron", Ada, "/people/5"), new Mention("Ben", new AccountId(55), "/people/55")]);
        var rendered = Markup.Render(source, context).Html.Value;

        var (html, names) = ForgottenMention.InHtml(rendered, Ada, "Nobody <x>");

        Assert.NotEmpty(names);
        Assert.DoesNotContain("Byron", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<x>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Byron", ForgottenMention.InSource(source, names, "Nobody"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Mentions_of_others_and_plain_words_stay()
    {
        var context = new MarkupContext([new Mention("Ben", new AccountId(55), "/people/55")]);
        var rendered = Markup.Render("Ada Byron and @Ben", context).Html.Value;

        Assert.Equal((rendered, 0), (ForgottenMention.InHtml(rendered, Ada, "Nobody").Html, ForgottenMention.InHtml(rendered, Ada, "Nobody").Names.Count));
    }
}
