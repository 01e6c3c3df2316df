using CsCheck;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class MarkupSafetyTests
{
    // Every way in which a comment can hold somebody's words; {0} is the payload.
    private static readonly string[] s_forms =
    [
        "{0}", "[words]({0})", "[{0}](https://a.example/)", "[{0}]({0})", "https://a.example/{0}", "[b](https://a.example/{0})", "[b](mailto:{0})", "[b](https://{0}/)",
        "*{0}*", "**{0}**", "||{0}||", "`{0}`", "```\n{0}\n```", "```{0}\nx", "> {0}", "- {0}", "1. {0}", "@{0}", "\\{0}", "![{0}]({0})", "![{0}](picture:aaaaaaaaaaaaaaaa)", "![a](picture:{0})", "[![{0}](picture:aaaaaaaaaaaaaaaa)]({0})", "<{0}>", "[b]: {0}", "a\n{0}\nb",
    ];

    public static TheoryData<string, string> Payloads()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Text", "Samples", "hostile"), "*.txt").Order(StringComparer.Ordinal))
            foreach (var line in File.ReadLines(file))
                if (line.Length > 0 && !line.StartsWith("## ", StringComparison.Ordinal)) data.Add(Path.GetFileNameWithoutExtension(file), Unwrapped(line));
        return data;
    }

    [Theory]
    [MemberData(nameof(Payloads), DisableDiscoveryEnumeration = true)]
    public void No_payload_gets_out_of_its_words(string kind, string payload)
    {
        Assert.NotEmpty(kind);
        foreach (var form in s_forms)
        {
            var source = form.Replace("{0}", payload, StringComparison.Ordinal);

            var read = CommentHtml.Read(Markup.Render(source, Signs.SomePeople).Html);

            Assert.All(read.Hrefs, href => Assert.Matches("^(https?://[^/@]+/|mailto:[^:]+@[^@]+$|/people/|/files/[0-9a-f]{64}$)", href));
        }
    }

    [Fact]
    public void What_a_payload_says_is_shown_as_it_stands()
    {
        Assert.Equal("<script>alert(1)</script>", CommentHtml.Read(Markup.Render("<script>alert(1)</script>").Html).Text);
        Assert.Equal("[x](javascript:alert(1))", CommentHtml.Read(Markup.Render("[x](javascript:alert(1))").Html).Text);
        Assert.Equal("[x](data:text/html,y)", CommentHtml.Read(Markup.Render("[x](data:text/html,y)").Html).Text);
    }

    [Fact]
    public void A_link_may_not_wear_the_address_of_another_host()
    {
        var rendered = Markup.Render("[https://bank.example/login](https://thief.example/)");

        Assert.Equal("[https://bank.example/login](https://thief.example/)", CommentHtml.Read(rendered.Html).Text);
        Assert.Equal(["https://bank.example/login", "https://thief.example/"], rendered.Links);
    }

    [Fact]
    public void Html_is_well_nested_whatever_signs_it_is_made_of() => Signs.Text.Sample(IsSound, iter: 10_000);

    [Fact]
    public void Html_is_well_nested_whatever_characters_it_is_made_of() => Signs.Unicode.Sample(IsSound, iter: 3_000);

    private static void IsSound(string source)
    {
        var rendered = Markup.Render(source, Signs.SomePeople);
        var read = CommentHtml.Read(rendered.Html);

        Assert.InRange(read.Depth, 0, Markup.MaxElementDepth);
        Assert.Equal(rendered.Links.Count + rendered.Mentions.Count + rendered.Pictures.Count, read.Hrefs.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(rendered.Html.Value.Length, 0, MarkupCostTests.OutputPerCharacter * (source.Length + 8));
        Assert.InRange(rendered.Steps, 0, MarkupCostTests.StepsPerCharacter * (source.Length + 8));
    }

    // Samples are lines: \t, \n, \r, \xNN and \uNNNN stand for the characters that a line cannot hold or an editor would not show.
    private static string Unwrapped(string line) => System.Text.RegularExpressions.Regex.Replace(
        line, @"\\(?:u\{([0-9A-F]+)\}|t|n|r)", match => match.Value switch
        {
            "\\t" => "\t",
            "\\n" => "\n",
            "\\r" => "\r",
            _ => char.ConvertFromUtf32(Convert.ToInt32(match.Groups[1].Value, 16)),
        });
}
