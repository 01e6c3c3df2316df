using CsCheck;
using Parley.Core.Articles;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class SlugTests
{
    [Theory]
    [InlineData("The harbour's wall, at last!", "the-harbours-wall-at-last")]
    [InlineData("  Übergröße: 20 % mehr ", "übergröße-20-mehr")]
    [InlineData("خبزٌ على الرصيف", "خبزٌ-على-الرصيف")]
    [InlineData("नदी का पुल", "नदी-का-पुल")]
    [InlineData("港の壁、完成", "港の壁-完成")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a%2fb\\c", "a-2fb-c")]
    [InlineData("ｆｕｌｌ ｗｉｄｔｈ", "full-width")]
    [InlineData("?!…", "")]
    public void A_headline_becomes_an_address(string headline, string slug) => Assert.Equal(slug, Slug.From(headline));

    [Fact]
    public void Whatever_the_words_the_address_is_bounded_stable_and_no_path() =>
        Gen.String.Where(text => !text.Any(char.IsSurrogate)).Sample(text =>
        {
            var slug = Slug.From(text);

            Assert.True(slug.Length <= Slug.MaxLength);
            Assert.DoesNotContain(slug, sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || "/\\.%?#:&".Contains(sign));
            Assert.False(slug.StartsWith('-') || slug.EndsWith('-'));
            if (slug.Length > 0) Assert.Null(Slug.WhatIsWrongWith(slug));
        });

    [Fact]
    public void A_long_headline_ends_at_a_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("lighthouse", 20)));

        Assert.Equal(string.Join('-', Enumerable.Repeat("lighthouse", 7)), slug);
    }

    [Fact]
    public void A_pair_of_surrogates_is_never_cut()
    {
        var slug = Slug.From("x" + string.Concat(Enumerable.Repeat("\U00020000", 60)));

        Assert.Equal(79, slug.Length);
        Assert.True(char.IsLowSurrogate(slug[^1]));
    }
}
