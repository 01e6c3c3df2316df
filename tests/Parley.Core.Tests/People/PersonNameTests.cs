using System.Text;
using CsCheck;
using Parley.Core.People;
using Xunit;

namespace Parley.Core.Tests.People;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Jane Doe", "Jane Doe")]
    [InlineData("  Jane \u00A0\u3000 Doe ", "Jane Doe")]
    [InlineData("Ｊａｎｅ", "Jane")]
    [InlineData("𝓙𝓪𝓷𝓮", "Jane")]
    [InlineData("ﾀﾅｶ", "タナカ")]
    [InlineData("Jose\u0301", "José")]
    [InlineData("O'Brien-Smith, Jr.", "O'Brien-Smith, Jr.")]
    [InlineData("Анна", "Анна")]
    [InlineData("DJ Анна", "DJ Анна")]
    [InlineData("ශ්\u200Dරී", "ශ්\u200Dරී")]
    [InlineData("علی\u200Cرضا", "علی\u200Cرضا")]
    [InlineData("Ann ❤\uFE0F", "Ann ❤")]
    [InlineData("<b>x</b>", "<b>x</b>")]
    [InlineData("4711", "4711")]
    public void A_name_is_shown_in_one_form(string text, string name) =>
        Assert.Equal(name, Assert.IsType<NameOutcome.Accepted>(PersonName.Parse(text)).Name.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n ")]
    public void No_name_is_empty(string? text) => Assert.IsType<NameOutcome.Empty>(PersonName.Parse(text));

    [Theory]
    [InlineData("Ja\u202Ene", "U+202E")]
    [InlineData("Ja\u2066ne", "U+2066")]
    [InlineData("Jane\u200E", "U+200E")]
    [InlineData("Ja\u200Bne", "U+200B")]
    [InlineData("Ja\u200Dne", "U+200D")]
    [InlineData("Ja\u200Cne", "U+200C")]
    [InlineData("\uFEFFJane", "U+FEFF")]
    [InlineData("Ja\u00ADne", "U+00AD")]
    [InlineData("Jane\r\nBcc: x", "U+000D")]
    [InlineData("Ja\tne", "U+0009")]
    [InlineData("Ja\0ne", "U+0000")]
    [InlineData("Ja\u0085ne", "U+0085")]
    [InlineData("Ja\u2028ne", "U+2028")]
    [InlineData("Ja\u034Fne", "U+034F")]
    [InlineData("Ja\uE000ne", "U+E000")]
    [InlineData("Ja\uDB40\uDC41ne", "U+E0041")]
    [InlineData("Jane\u2800", "U+2800")]
    [InlineData("\u3164", "U+1160")]
    public void What_cannot_be_seen_is_named_and_refused(string text, string codePoint) =>
        Assert.Equal(codePoint, Assert.IsType<NameOutcome.HiddenCharacter>(PersonName.Parse(text)).CodePoint);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.IsType<NameOutcome.HiddenCharacter>(PersonName.Parse("Ja\uD83Dne"));

    [Theory]
    [InlineData("...")]
    [InlineData("🙂🙂")]
    [InlineData("- _ -")]
    public void Signs_alone_are_no_name(string text) => Assert.IsType<NameOutcome.NoLetter>(PersonName.Parse(text));

    [Theory]
    [InlineData("J\u0430ne", "J\u0430ne")]
    [InlineData("The \u0391dmin", "\u0391dmin")]
    [InlineData("x \u13AAdmin y", "\u13AAdmin")]
    public void One_word_in_two_scripts_that_look_alike_is_refused(string text, string word) =>
        Assert.Equal(new NameOutcome.MixedScripts(word), PersonName.Parse(text));

    [Fact]
    public void The_limit_counts_scalar_values_after_trimming()
    {
        Assert.IsType<NameOutcome.Accepted>(PersonName.Parse("  " + new string('a', 60) + " "));
        Assert.Equal(new NameOutcome.TooLong(61, 60), PersonName.Parse(new string('a', 61)));
        Assert.IsType<NameOutcome.Accepted>(PersonName.Parse("a" + string.Concat(Enumerable.Repeat("🙂", 59))));
        Assert.Equal(new NameOutcome.TooLong(61, 60), PersonName.Parse("a" + string.Concat(Enumerable.Repeat("🙂", 60))));
        Assert.IsType<NameOutcome.TooLong>(PersonName.Parse(new string('a', 1_000_000)));
        // One character that stands for eighteen.
        Assert.IsType<NameOutcome.TooLong>(PersonName.Parse(new string('\uFDFA', 4)));
    }

    [Fact]
    public void Accents_may_not_pile_up()
    {
        Assert.IsType<NameOutcome.TooManyMarks>(PersonName.Parse("Z" + new string('\u0335', 20)));
        Assert.IsType<NameOutcome.TooManyMarks>(PersonName.Parse("\u0335Z"));
    }

    [Fact]
    public void An_at_sign_is_refused() => Assert.IsType<NameOutcome.AtSign>(PersonName.Parse("me@x.example"));

    [Fact]
    public void Whatever_is_accepted_stays_as_it_is_when_given_again() =>
        Text.Signs.Unicode.Sample(text =>
        {
            if (PersonName.Parse(text) is not NameOutcome.Accepted { Name: var name }) return;
            Assert.True(name.Value.IsNormalized(NormalizationForm.FormKC));
            Assert.Equal(name, Assert.IsType<NameOutcome.Accepted>(PersonName.Parse(name.Value)).Name);
            Assert.NotEqual("", name.Skeleton);
        });
}
