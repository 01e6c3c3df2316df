using CsCheck;
using Parley.Core.Articles;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class SentencesTests
{
    private static readonly string[] Signs = [".", "!", "?", "…", "。", " ", "  ", "\n", "a", "B", "7", "“", "”", "\"", ")", "و", "字", "\ud83d", "😀", "Dr"];

    [Theory]
    [InlineData("The ferry left. Nobody was told!  Why?", "The ferry left.|Nobody was told!|Why?")]
    [InlineData("“It left.” She saw it. (So did I.) Then it rained…", "“It left.”|She saw it.|(So did I.)|Then it rained…")]
    [InlineData("“Did it?” he asked. J. R. Smith of the U.S. Navy knew.", "“Did it?” he asked.|J. R. Smith of the U.S. Navy knew.")]
    [InlineData("Dr. Weber kam am 3. Mai. „Zu spät.“ Es kostete 3.50 Euro, z. B. für Kinder.", "Dr. Weber kam am 3. Mai.|„Zu spät.“|Es kostete 3.50 Euro, z. B. für Kinder.")]
    [InlineData("« Il est parti ! » Personne ne savait ?! Non.", "« Il est parti ! »|Personne ne savait ?!|Non.")]
    [InlineData("Паром ушёл. Никто не знал… и молчал. В 2015 г. было так.", "Паром ушёл.|Никто не знал… и молчал.|В 2015 г. было так.")]
    [InlineData("غادرت العبّارة. لماذا؟ لا أحد يعلم.", "غادرت العبّارة.|لماذا؟|لا أحد يعلم.")]
    [InlineData("渡船早走了。「真的吗？」没人知道！３．５元。", "渡船早走了。|「真的吗？」|没人知道！|３．５元。")]
    [InlineData("नाव जल्दी चली गई। किसी को नहीं बताया गया।", "नाव जल्दी चली गई।|किसी को नहीं बताया गया।")]
    [InlineData("เรือออกเร็ว ไม่มีใครรู้", "เรือออกเร็ว ไม่มีใครรู้")]
    [InlineData("One line\nAnother line. End", "One line|Another line.|End")]
    [InlineData("  \n ", "")]
    [InlineData("...", "...")]
    public void A_text_is_read_sentence_by_sentence(string text, string sentences) =>
        Assert.Equal(sentences, string.Join('|', Sentences.Of(text).Select(sentence => sentence.Of(text))));

    [Fact]
    public void Every_sign_is_in_exactly_one_sentence_whatever_the_text() =>
        Gen.Int[0, 19].Select(at => Signs[at]).Array[0, 40].Select(string.Concat).Sample(text =>
        {
            var sentences = Sentences.Of(text);

            var held = sentences.SelectMany(sentence => Enumerable.Range(sentence.Start, sentence.Length)).ToList();
            Assert.Equal(held.Distinct().Count(), held.Count);
            Assert.All(Enumerable.Range(0, text.Length).Except(held), place => Assert.True(char.IsWhiteSpace(text[place])));
            Assert.All(sentences, sentence => Assert.False(sentence.IsEmpty || char.IsWhiteSpace(text[sentence.Start]) || char.IsWhiteSpace(text[sentence.End - 1])));
        }, iter: 5_000);

    [Fact]
    public void Words_belong_to_the_sentence_that_holds_most_of_them()
    {
        const string Text = "Short one. A much longer sentence. Last.";
        var sentences = Sentences.Of(Text);

        Assert.Equal(sentences[1], Sentences.Holding(sentences, new TextRange(6, 30)));
        Assert.Equal(sentences[0], Sentences.Holding(sentences, new TextRange(8, 13)));
        Assert.Equal(new TextRange(0, 34), Sentences.Spanning(sentences, new TextRange(6, 30)));
        Assert.Null(Sentences.Holding(sentences, new TextRange(10, 11)));
    }
}
