using Parley.Core.People;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class MentionTests
{
    [Theory]
    [InlineData("@Jane, look", 7)]
    [InlineData("hello @jane doe!", 8)]
    [InlineData("(@Jane)", 7)]
    [InlineData("*@Jane*", 7)]
    public void A_known_name_links_to_its_person(string source, long id)
    {
        var rendered = Markup.Render(source, Signs.SomePeople);

        Assert.Equal([new AccountId(id)], rendered.Mentions);
        Assert.Contains($"<a class=\"mention\" href=\"/people/{id}\" dir=\"auto\">@", rendered.Html.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@Sam fits two people")]
    [InlineData("@Janet is nobody")]
    [InlineData("mail@Jane")]
    [InlineData("\\@Jane")]
    [InlineData("`@Jane`")]
    [InlineData("@ Jane")]
    public void What_is_not_clearly_one_person_stays_text(string source)
    {
        var rendered = Markup.Render(source, Signs.SomePeople);

        Assert.Empty(rendered.Mentions);
        Assert.DoesNotContain("<a", rendered.Html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_context_a_name_is_text() => Assert.Equal("<p dir=\"auto\">@Jane</p>", Markup.Render("@Jane").Html.Value);

    [Fact]
    public void Two_people_of_one_name_are_told_by_id_not_by_order() =>
        Assert.Empty(Markup.Render("@Sam", new MarkupContext([
            new Mention("Sam", new AccountId(1), "/people/1"), new Mention("Sam", new AccountId(2), "/people/2"), new Mention("Sam", new AccountId(1), "/people/1"),
        ])).Mentions);

    [Theory]
    [InlineData("https://a.example/")]
    [InlineData("//a.example/")]
    [InlineData("/\\a.example")]
    [InlineData("javascript:x")]
    [InlineData("")]
    public void A_mention_leads_nowhere_else(string href) =>
        Assert.Throws<ArgumentException>(() => new MarkupContext([new Mention("Jane", new AccountId(1), href)]));
}
