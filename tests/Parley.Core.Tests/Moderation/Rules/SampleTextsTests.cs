using Parley.Core.Moderation.Rules;
using Parley.Core.Moderation.Words;
using Parley.Core.Site;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Moderation.Rules;

/// <summary>Texts of our own, one a line: what looks like abuse and is none, and abuse as people write it.</summary>
public sealed class SampleTextsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(Texts), "harmless")]
    public void A_harmless_text_is_posted(string language, string text)
    {
        var screened = Screen(language, text);

        Assert.True(screened.Outcome == Outcome.Post, $"{text}\n{Told(text, screened)}");
    }

    [Theory]
    [MemberData(nameof(Texts), "abusive")]
    public void An_abusive_text_waits(string language, string text)
    {
        var screened = Screen(language, text);

        Assert.True(screened.Outcome == Outcome.Hold, $"{text}\n{Told(text, screened)}");
        Assert.NotEmpty(screened.Decisive?.Words ?? []);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_text_in_which_nothing_is_found()
    {
        var policy = new PolicyBook(new Publication("news", "News", "en", Now), [new(PolicyScope.Site, "", new() { Starters = [.. StarterLists.Languages] })]).Of(null, null, null);
        var input = new ScreeningInput { Text = "The ferry was late again; Frau Müller und M. Lefèvre waited. Мост закрыт.", Policy = policy, Now = Now };
        Screening.Of(input);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            Screening.Of(input);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public static TheoryData<string, string> Texts(string kind)
    {
        var texts = new TheoryData<string, string>();
        foreach (var language in StarterLists.Languages)
        {
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Moderation", "Samples", $"{kind}.{language}.txt")))
                texts.Add(language, line);
        }

        return texts;
    }

    private static Screened Screen(string language, string text)
    {
        var book = new PolicyBook(new Publication("news", "News", language, Now), []);
        return Screening.Of(new ScreeningInput { Text = Markup.PlainText(text), Policy = book.Of(null, null, null), Now = Now });
    }

    private static string Told(string text, Screened screened)
    {
        var plain = Markup.PlainText(text);
        return string.Join('\n', screened.Findings.Select(finding =>
            $"{finding.Rule} {finding.Weight}: {string.Join(", ", finding.Words.Select(range => plain.Substring(range.Start, range.Length)))}"));
    }
}
