using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Core.Text;

namespace Parley.Web.Site.Pictures;

/// <summary>What is said of a picture, once it was found to be fit.</summary>
internal sealed record PictureWords(string Alt, string? Credit, string? CreditLink)
{
    /// <returns>The words, or the field that is wrong and why.</returns>
    public static (PictureWords? Words, string Field, string Why) Read(Words say, string? alt, string? credit, string? creditLink)
    {
        var (shows, whose, link) = (Line(alt, KeptPicture.LongestAlt), Line(credit, KeptPicture.LongestCredit), Line(creditLink, ArticleLink.MaxLength));
        if (shows is null) return (null, "alt", say.Fill("picture.alt_long", ("limit", say.Number(KeptPicture.LongestAlt))));
        if (whose is null) return (null, "credit", say.Fill("picture.credit_long", ("limit", say.Number(KeptPicture.LongestCredit))));
        if (link is null || (link.Length > 0 && ArticleLink.WhatIsWrongWith(link) is not null)) return (null, "creditLink", say["picture.link_wrong"]);
        if (link.Length > 0 && whose.Length == 0) return (null, "credit", say["picture.link_alone"]);
        return (new PictureWords(shows, whose.Length == 0 ? null : whose, link.Length == 0 ? null : link), "", "");
    }

    /// <summary>On one line; null where it is too long or holds what no text may hold.</summary>
    private static string? Line(string? text, int limit) => TextRules.Check(text?.ReplaceLineEndings(" ").Trim(), limit) switch
    {
        TextOutcome.Accepted accepted => accepted.Text,
        TextOutcome.Empty => "",
        _ => null,
    };
}
