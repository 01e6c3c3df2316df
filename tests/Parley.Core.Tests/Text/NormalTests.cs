using System.Text;
using Parley.Core.Articles;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class NormalTests
{
    [Fact]
    public void What_is_no_character_breaks_nothing_that_compares_words()
    {
        const string odd = "Ada\uFFFE\uFFFF L";

        Assert.Equal("Ada\uFFFD\uFFFF L", Normal.Of(odd, NormalizationForm.FormKC));
        Assert.NotEmpty(Article.Fold(odd));
        Assert.NotEmpty(Slug.From(odd));
        Assert.NotEmpty(NameSkeleton.Of(odd));
        Assert.NotNull(PersonName.Parse(odd));
        Assert.NotNull(SiteLine.Check(odd, 100));
    }
}
