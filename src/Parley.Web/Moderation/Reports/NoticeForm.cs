using Parley.Core.Moderation.Reports;
using Parley.Core.Site;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Moderation.Reports;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary>A legal notice as somebody typed it; the API takes the same names.</summary>
public sealed record NoticeForm
{
    private const int LongestName = 100;

    /// <summary>One on each line.</summary>
    public string? Links { get; init; }

    /// <summary>A code of <see cref="NoticeCategories"/>.</summary>
    public string? Kind { get; init; }

    public string? Law { get; init; }
    public string? Why { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }

    /// <summary><c>yes</c>: what I say is right and complete as far as I know.</summary>
    public string? Faith { get; init; }

    public IReadOnlyList<string> LinkLines => [.. (Links ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Everything that is wrong with it, by field; or what can be stored of it.</summary>
    internal async Task<(CheckedNotice? Notice, IReadOnlyDictionary<string, string[]> Wrong)> Check(CurrentSite site, Words words, Database database, CancellationToken cancel)
    {
        Dictionary<string, string[]> wrong = new(StringComparer.Ordinal);
        var kind = NoticeCategories.All.Contains(Kind, StringComparer.Ordinal) ? Kind : null;
        if (kind is null)
            wrong["kind"] = [words["notice.no_kind"]];
        if (Faith is not "yes")
            wrong["faith"] = [words["notice.no_faith"]];
        var why = Text(words, wrong, "why", Why, LegalNotice.LongestWhy, TextRules.Check);
        if (why is null && !wrong.ContainsKey("why"))
            wrong["why"] = [words["notice.no_why"]];
        var law = Text(words, wrong, "law", Law, LegalNotice.LongestLaw, SiteLine.Check);
        var name = Text(words, wrong, "name", Name, LongestName, SiteLine.Check);
        var email = EmailAddress.Parse(Email);
        if (email is null && !string.IsNullOrWhiteSpace(Email))
            wrong["email"] = [words["sign_in.bad_email"]];
        // Nobody who tells of abuse of children need say who they are (Art. 16(2)(c)).
        if (kind is not NoticeCategories.ProtectionOfMinors)
        {
            if (name is null)
                wrong.TryAdd("name", [words["notice.no_name"]]);
            if (email is null)
                wrong.TryAdd("email", [words["notice.no_email"]]);
        }

        var things = await Things(site, words, wrong, database, cancel);
        return wrong.Count > 0 || kind is null || why is null ? (null, wrong) : (new CheckedNotice(kind, law, why, name, email, things), wrong);
    }

    private async Task<IReadOnlyList<NoticedThing>> Things(CurrentSite site, Words words, Dictionary<string, string[]> wrong, Database database, CancellationToken cancel)
    {
        var links = LinkLines;
        if (links.Count is 0 or > LegalNotice.MostLinks)
        {
            wrong["links"] = [links.Count == 0 ? words["notice.no_link"] : words.Fill("notice.many_links", ("limit", words.Number(LegalNotice.MostLinks)))];
            return [];
        }

        var (things, unknown) = await NoticeLinks.Find(links, site, database, cancel);
        if (unknown.Count > 0)
            wrong["links"] = [.. unknown.Select(link => words.Fill("notice.bad_link", ("link", link), ("site", site.Site.Name)))];
        return things;
    }

    private static string? Text(
        Words words, Dictionary<string, string[]> wrong, string field, string? text, int limit, Func<string?, int, TextOutcome> check)
    {
        switch (check(text, limit))
        {
            case TextOutcome.Accepted accepted:
                return accepted.Text;
            case TextOutcome.TooLong { Length: var length }:
                wrong[field] = [words.Fill("report.too_long", ("limit", words.Number(limit)), ("length", words.Number(length)))];
                return null;
            case TextOutcome.BadCharacter:
                wrong[field] = [words["report.bad_text"]];
                return null;
            default:
                return null;
        }
    }
}

/// <summary>What can be stored of a legal notice.</summary>
internal sealed record CheckedNotice(string Kind, string? Law, string Why, string? Name, EmailAddress? Email, IReadOnlyList<NoticedThing> Things);
