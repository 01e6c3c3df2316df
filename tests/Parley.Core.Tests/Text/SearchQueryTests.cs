using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class SearchQueryTests
{
    [Fact]
    public void The_last_word_is_a_beginning_and_the_others_are_whole()
    {
        var query = Words("Late  FERRY late mon");

        Assert.Equal(["late", "ferry"], query.Exact);
        Assert.Equal(["mon"], query.Beginnings);
    }

    [Fact]
    public void A_lone_sign_of_a_script_without_spaces_is_a_beginning_wherever_it_stands()
    {
        var query = Words("東 京都 ferry");

        Assert.Equal(["京都"], query.Exact);
        Assert.Equal(["東", "ferry"], query.Beginnings);
    }

    [Fact]
    public void Queries_are_bounded_and_say_by_what()
    {
        Assert.Equal(10_000, Assert.IsType<SearchQueryOutcome.TooLong>(SearchQuery.Parse(new string('a', 10_000))).Length);
        Assert.Equal(11, Assert.IsType<SearchQueryOutcome.TooManyWords>(SearchQuery.Parse("a b c d e f g h i j k")).Count);
        Assert.IsType<SearchQueryOutcome.NoWords>(SearchQuery.Parse("\u0301\u0301 ?!"));
        Assert.IsType<SearchQueryOutcome.Nothing>(SearchQuery.Parse("   "));
        Assert.IsType<SearchQueryOutcome.Nothing>(SearchQuery.Parse(null));
    }

    [Theory]
    [InlineData("fer", "The [ferry] was late")]
    [InlineData("late ferry", "The [ferry] was [late]")]
    [InlineData("ferry soon", "The ferry was late")]
    public void What_was_found_is_marked_where_it_was_written(string query, string marked) =>
        Assert.Equal(marked, Marked(FoundText.Around("The ferry\n was late", Words(query))));

    [Fact]
    public void Pairs_of_signs_are_marked_as_one() => Assert.Equal("[東京都]へ", Marked(FoundText.Around("東京都へ", Words("東京都"))));

    [Fact]
    public void A_long_text_is_shown_around_what_was_found()
    {
        var text = string.Join(' ', Enumerable.Repeat("before", 100)) + " needle " + string.Join(' ', Enumerable.Repeat("after", 100));

        var parts = FoundText.Around(text, Words("needle"));

        Assert.StartsWith("…before", Marked(parts), StringComparison.Ordinal);
        Assert.Contains(" [needle] after", Marked(parts), StringComparison.Ordinal);
        Assert.EndsWith("after…", Marked(parts), StringComparison.Ordinal);
        Assert.InRange(parts.Sum(part => part.Text.Length), 200, 230);
    }

    [Fact]
    public void No_cut_tears_a_character_apart()
    {
        var text = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 60)) + " needle " + string.Concat(Enumerable.Repeat("👩‍👩‍👧", 60));

        var shown = string.Concat(FoundText.Around(text, Words("needle")).Select(part => part.Text));

        Assert.DoesNotContain("\uFFFD", System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(shown)), StringComparison.Ordinal);
    }

    private static SearchQuery Words(string text) => Assert.IsType<SearchQueryOutcome.Words>(SearchQuery.Parse(text)).Query;

    private static string Marked(IReadOnlyList<FoundPart> parts) => string.Concat(parts.Select(part => part.IsFound ? $"[{part.Text}]" : part.Text));
}
