using CsCheck;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Discussions.Quotes;

public sealed class TextSelectorsTests
{
    private static readonly string[] Signs = ["a", "b", " ", "é", "🏮", "字", "ש", "\n"];
    private static readonly Gen<string> Texts = Gen.Int[0, Signs.Length - 1].Select(sign => Signs[sign]).Array[1, 60].Select(string.Concat);

    [Fact]
    public void What_is_selected_is_found_again_where_it_was() => (from text in Texts from start in Gen.Int[0, text.Length - 1] from end in Gen.Int[start + 1, text.Length] select (text, start, end)).Sample(made =>
    {
        var range = Whole(made.text, made.start, made.end);

        var selectors = TextSelectors.Of(made.text, range);

        Assert.Equal((0, range), selectors.Find([made.text], 0));
        // Without its place it may be one of several, and is never another.
        Assert.Contains((selectors with { Position = null }).Find([made.text], null), new (int, TextRange)?[] { null, (0, range) });
    });

    [Theory]
    [InlineData("lamps", "", "", null)]
    [InlineData("lamps", "eleven ", "", 7)]
    [InlineData("lamps", "", " again", 21)]
    [InlineData("lamps", "nine ", "", null)]
    [InlineData("Lamps", "", "", null)]
    [InlineData("", "", "", null)]
    [InlineData("lamps", "of the page before: eleven ", "", 7)]
    public void Words_that_stand_several_times_need_what_is_around_them(string exact, string prefix, string suffix, int? at)
    {
        var found = new TextSelectors(exact, prefix, suffix, null).Find(["eleven lamps, and eh lamps again", "Nothing of it here."], null);

        Assert.Equal(at is { } place ? (0, new TextRange(place, place + 5)) : null, found);
    }

    [Fact]
    public void A_place_whose_words_are_others_is_none_and_the_words_are_looked_for()
    {
        var selectors = new TextSelectors("lamps", "", "", new TextRange(0, 5));

        Assert.Equal((1, new TextRange(7, 12)), selectors.Find(["Nobody put them out.", "eleven lamps"], 0));
        Assert.Null(selectors.Find(["Nobody put them out."], 0));
        Assert.Null((selectors with { Position = new TextRange(3, int.MaxValue), Exact = null }).Find(["Nobody"], 0));
    }

    private static TextRange Whole(string text, int start, int end)
    {
        while (start > 0 && char.IsLowSurrogate(text[start])) start--;
        while (end < text.Length && char.IsLowSurrogate(text[end])) end++;
        return new TextRange(start, end);
    }
}
