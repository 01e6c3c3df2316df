using Parley.Core.Articles;
using Xunit;

namespace Parley.Core.Tests.Articles;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("EN", "en")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("ZH-hant-tw", "zh-Hant-TW")]
    [InlineData("de-1996", "de-1996")]
    [InlineData("en-US-u-CA-Gregory", "en-US-u-ca-gregory")]
    public void A_tag_gets_its_usual_case(string written, string tag) => Assert.Equal(tag, Language.Parse(written));

    [Theory]
    [InlineData("e")]
    [InlineData("english language")]
    [InlineData("en_GB")]
    [InlineData("en-")]
    [InlineData("12")]
    [InlineData("en-\"><script>")]
    public void What_is_no_tag_is_refused(string written) => Assert.Null(Language.Parse(written));

    [Theory]
    [InlineData("ar", TextDirection.RightToLeft)]
    [InlineData("he-IL", TextDirection.RightToLeft)]
    [InlineData("fa-IR", TextDirection.RightToLeft)]
    [InlineData("uz-Arab", TextDirection.RightToLeft)]
    [InlineData("az", TextDirection.LeftToRight)]
    [InlineData("ks-Deva", TextDirection.LeftToRight)]
    [InlineData("ar-Latn", TextDirection.LeftToRight)]
    [InlineData("zh-Hant-TW", TextDirection.LeftToRight)]
    public void The_script_decides_the_direction(string tag, TextDirection direction) => Assert.Equal(direction, Language.DirectionOf(tag));
}
