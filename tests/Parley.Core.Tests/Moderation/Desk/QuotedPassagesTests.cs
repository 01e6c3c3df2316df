using Parley.Core.Moderation.Desk;
using Xunit;

namespace Parley.Core.Tests.Moderation.Desk;

public sealed class QuotedPassagesTests
{
    private static readonly string[] Passages = ["The ferry will stop at the old pier from May on.", "Tickets stay as they are.", "Nobody asked the islanders before."];

    [Theory]
    [InlineData("> the ferry will stop\n> at the old pier\n\nReally?")]
    [InlineData("They write \"The ferry will stop at the old pier\" and mean it.")]
    [InlineData("“ferry will stop AT the old pier”, they say")]
    [InlineData("„The ferry will stop at the old pier“ …")]
    [InlineData("> The ferry will stop at the old pier from May on.")]
    public void The_passage_that_a_comment_quotes_is_found(string source) => Assert.Equal([Passages[0]], QuotedPassages.In(source, Passages));

    [Theory]
    [InlineData("> the ferry")]
    [InlineData("The ferry will stop at the old pier from May on.")]
    [InlineData("\"The ferry will never stop at the old pier\"")]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData(">\n>")]
    [InlineData("")]
    public void What_quotes_nothing_of_it_names_no_passage(string source) => Assert.Empty(QuotedPassages.In(source, Passages));

    [Fact]
    public void Ten_thousand_quotation_marks_cost_no_more_than_their_length() =>
        Assert.Empty(QuotedPassages.In(new string('"', 10_000), [.. Enumerable.Repeat(Passages[0], 500)]));
}
