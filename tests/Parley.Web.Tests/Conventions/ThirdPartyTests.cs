using System.Text.RegularExpressions;

namespace Parley.Web.Tests.Conventions;

public sealed partial class ThirdPartyTests
{
    [Fact]
    public void No_script_or_style_names_another_host()
    {
        var wrong = Sources.Files("src", ".js", ".css", ".svg", ".html").Where(file => Elsewhere().IsMatch(Namespace().Replace(Sources.Text(file), "")));

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_page_loads_anything_from_another_host()
    {
        var wrong = Sources.Files("src", ".razor", ".html").SelectMany(file => Loaded().Matches(Sources.Text(file)).Select(match => $"{file}: {match.Value}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_page_holds_script_or_style_of_its_own()
    {
        var wrong = Sources.Files("src", ".razor").SelectMany(file => Inline().Matches(Sources.Text(file)).Select(match => $"{file}: {match.Value}"));

        Assert.Empty(wrong);
    }

    [GeneratedRegex("""(https?:)?//[a-z0-9-]+\.[a-z]""", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("""http://www\.w3\.org/[0-9]+/[a-z]+""")]
    private static partial Regex Namespace();

    [GeneratedRegex("""(<(link|script|img|source|iframe|object|embed|form)\b[^>]*|\b(src|srcset|poster|action|formaction)\s*=\s*)["'](https?:)?//[^"']*""", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();

    // The policy refuses them in the browser; here it is seen before. Data blocks have a type and a source of their own.
    [GeneratedRegex("""<script(?![^>]*(\bsrc=|type="application/(ld\+)?json"))[^>]*>|<style\b|\sstyle="|\son[a-z]+="[^@]""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
