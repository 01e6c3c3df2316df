using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("The Harbour's ferry, 3.14 times", "the harbours ferry 3 14 times")]
    [InlineData("Bücher STRASSE Straße", "bucher strasse strasse")]
    [InlineData("ﬁne ＡＢＣ ①", "fine abc 1")]
    [InlineData("Ёлка й и", "елка й и")]
    [InlineData("Ὀδυσσεύς", "οδυσσευσ")]
    [InlineData("İstanbul ısı", "istanbul isi")]
    [InlineData("السَّلَامُ عليكم", "السلام عليكم")]
    [InlineData("أحمد مدرسة على", "احمد مدرسه علي")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("می‌خواهم", "میخواهم")]
    [InlineData("東京都", "東京 京都 都")]
    [InlineData("東", "東")]
    [InlineData("東京Tower", "東京 京 tower")]
    [InlineData("ภาษา", "ภา าษ ษา า")]
    [InlineData("한국어 가", "한국어 가")]
    [InlineData("snake_case C++ a-b", "snake case c a b")]
    [InlineData("rock'n'roll 'quoted'", "rocknroll quoted")]
    [InlineData("\u0301\u0301\u0301", "")]
    [InlineData("?! … 😀 \u202E", "")]
    public void A_text_is_found_by_these_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchWords.Of(text).Select(word => word.Term)));

    [Fact]
    public void Every_word_says_where_it_was_written()
    {
        const string text = "Käse ist gut";

        Assert.Equal(["Käse", "ist", "gut"], SearchWords.Of(text).Select(word => text.Substring(word.Start, word.Length)));
    }

    [Fact]
    public void A_word_without_end_is_known_by_its_beginning() =>
        Assert.Equal(SearchWords.MaxLength, Assert.Single(SearchWords.Of(new string('a', 10_000))).Term.Length);

    [Fact]
    public void The_words_of_a_text_are_the_words_of_its_folded_words()
    {
        const string text = "Größe ﬃ Ångström Ёжик İ ſ ς ½ ㈱";

        foreach (var word in SearchWords.Of(text).Where(word => word.Term.Length > 1))
            Assert.Equal(word.Term, string.Concat(SearchWords.Of(word.Term).Select(again => again.Term)));
    }
}
