using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Moderation.Rules;
using Parley.Core.Moderation.Words;
using Parley.Core.Site;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;
using Parley.Web.Site.Settings;

namespace Parley.Web.Moderation;

/// <summary><c>/site/policy</c>: what is held, refused and looked for, on the whole site, in a section, under an article, of a person.</summary>
internal static class ChangePolicy
{
    private static readonly string[] Lists = ["banned", "suspect", "allowed"];

    public static async Task<Results<HtmlPage, NotFound>> Page(
        string? scope, string? key, string? saved, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        if (await Place(scope, key, asked.Site, database, cancel) is not { } place)
            return TypedResults.NotFound();
        IReadOnlyList<PageNotice> notices = saved is null ? [] : [new PageNotice(NoticeKind.Good, http.Words()["site.saved"])];
        return await Show(place, null, [], StatusCodes.Status200OK, notices, reader, asked.Site, database, http, cancel);
    }

    /// <summary><c>GET /site/policy/find</c>: from what somebody typed to the page of it.</summary>
    public static async Task<Results<RedirectHttpResult, HtmlPage>> Find(
        string? scope, string? what, CurrentReader reader, CurrentSite asked, Database database, HttpContext http, CancellationToken cancel)
    {
        if (ScopeOf(scope) is { } kind and not PolicyScope.Site && await database.KeyOfPlace(asked.Site, kind, what ?? "", cancel) is { } key)
            return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}{PathOf(kind, key)}");
        return await Show(
            new(PolicyScope.Site, "", asked.Site.Name), null, [], StatusCodes.Status404NotFound,
            [new PageNotice(NoticeKind.Problem, http.Words()["policy.not_found"])], reader, asked.Site, database, http, cancel);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        CurrentReader reader, CurrentSite asked, Database database, KeyFile keys, HttpContext http, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        if (await Place(form["scope"], form["key"], asked.Site, database, cancel) is not { } place)
            return TypedResults.NotFound();
        var (terms, faults) = Typed(place.Scope, form, asked.Site.Language);
        faults.AddRange(PolicyFault.In(place.Scope, terms));
        if (faults.Count > 0)
            return await Show(
                place, terms, faults, StatusCodes.Status422UnprocessableEntity, [new PageNotice(NoticeKind.Problem, http.Words()["site.refused"])], reader, asked.Site,
                database, http, cancel);

        var author = new SettingAuthor(reader.Account, keys, http.Now());
        var outcome = await database.Write(
            (job, stop) => job.SetPolicy(asked.Site.Id, new ScopedTerms(place.Scope, place.Key, terms), form["seen"], author, stop), cancel);
        if (outcome is PolicyOutcome.Overtaken or PolicyOutcome.TooMany)
            return await Show(
                place, terms, [], StatusCodes.Status409Conflict,
                [new PageNotice(NoticeKind.Warning, http.Words()[outcome == PolicyOutcome.Overtaken ? "site.overtaken" : "policy.too_many"])], reader, asked.Site, database,
                http, cancel);
        await http.RequestServices.GetRequiredService<SiteDirectory>().Refresh(cancel);
        return PersonalAnswer.GoTo(http, $"{http.Request.PathBase}{PathOf(place.Scope, place.Key)}{(place.Scope == PolicyScope.Site ? "?" : "&")}saved=1");
    }

    /// <summary>By form fields: a switch is yes, no or nothing, a number may be left empty, a list is a pattern a line.</summary>
    private static (PolicyTerms Terms, List<PolicyFault> Faults) Typed(PolicyScope scope, IFormCollection form, string language)
    {
        var terms = new PolicyTerms();
        List<PolicyFault> faults = [];
        foreach (var term in PolicyTerm.All)
        {
            var typed = form[term.Code].ToString().Trim();
            if (typed.Length == 0)
                continue;
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= term.Least && value <= term.Most)
                terms = term.Write(terms, value);
            else
                faults.Add(new PolicyFault.OutOfRange(term.Code, term.Least, term.Most));
        }

        IReadOnlyList<string> starters = [.. form["starters"].OfType<string>()];
        return (terms with
        {
            Starters = scope == PolicyScope.Site && !StarterLists.For(language).SequenceEqual(starters, StringComparer.Ordinal) ? starters : null,
            Banned = Lines("banned"), Suspect = Lines("suspect"), Allowed = Lines("allowed"),
        }, faults);

        IReadOnlyList<string>? Lines(string code)
        {
            string[] lines = [.. form[code].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
            return lines.Length == 0 ? null : lines;
        }
    }

    internal static async Task<PolicyPlace?> Place(string? scope, string? key, Publication site, Database database, CancellationToken cancel) =>
        ScopeOf(scope) is { } kind && await database.NameOfPlace(site, kind, key ?? "", cancel) is { } name ? new PolicyPlace(kind, key ?? "", name) : null;

    private static PolicyScope? ScopeOf(string? scope) => scope switch
    {
        null or "" or "site" => PolicyScope.Site,
        "section" => PolicyScope.Section,
        "article" => PolicyScope.Article,
        "person" => PolicyScope.Person,
        _ => null,
    };

    private static string PathOf(PolicyScope scope, string key) => scope == PolicyScope.Site
        ? "/site/policy"
        : $"/site/policy?scope={scope.ToString().ToLowerInvariant()}&key={Uri.EscapeDataString(key)}";

    /// <param name="typed">What a refused form held; null for what is set.</param>
    /// <param name="tried">What became of a text that was tried.</param>
    internal static async Task<HtmlPage> Show(
        PolicyPlace place, PolicyTerms? typed, IReadOnlyList<PolicyFault> faults, int status, IReadOnlyList<PageNotice> notices, CurrentReader reader, Publication site,
        Database database, HttpContext http, CancellationToken cancel, TriedText? tried = null)
    {
        var all = await database.PolicyTerms(site.Id, cancel);
        var set = all.FirstOrDefault(terms => terms.Scope == place.Scope && terms.Key == place.Key)?.Terms ?? new PolicyTerms();
        var shown = typed ?? set;
        // What holds here where nothing is set: the terms of this place left out.
        var outside = new PolicyBook(site, all.Where(terms => terms.Scope != place.Scope || terms.Key != place.Key)).Of(null, null, null);
        var words = http.Words();
        List<PageLink> others = [];
        foreach (var terms in all.Where(terms => terms.Scope != PolicyScope.Site))
        {
            var name = await database.NameOfPlace(site, terms.Scope, terms.Key, cancel) ?? terms.Key;
            others.Add(new PageLink($"{words[$"policy.scope.{terms.Scope}"]}: {name}", http.Request.PathBase + PathOf(terms.Scope, terms.Key)));
        }

        return HtmlPage.Personal<PolicyPage>(
            new PolicyView
            {
                Settings = SettingsFrame.Of(http, "policy", reader, notices),
                Place = place,
                Seen = ScreeningJson.Write(set),
                Fields =
                [
                    .. PolicyTerm.All.Where(term => place.Scope != PolicyScope.Site || term.Code != "holdFirst").Select(term => new PolicyFieldView(
                        term, term.Read(shown), term.Of(outside), faults.FirstOrDefault(fault => fault.Code == term.Code) is { } fault ? Sentence(words, fault) : null)),
                ],
                Lists =
                [
                    .. Lists.Select(code => new PolicyListView(
                        code, string.Join('\n', Of(shown, code) ?? []), faults.FirstOrDefault(fault => fault.Code == code) is { } fault ? Sentence(words, fault) : null)),
                ],
                Starters = shown.Starters ?? StarterLists.For(site.Language),
                Others = others,
                Tried = tried,
            }, status);
    }

    private static IReadOnlyList<string>? Of(PolicyTerms terms, string list) => list switch
    {
        "banned" => terms.Banned,
        "suspect" => terms.Suspect,
        _ => terms.Allowed,
    };

    public static string Sentence(Words words, PolicyFault fault) => fault switch
    {
        PolicyFault.OutOfRange range => words.Fill("policy.fault.range", ("least", words.Number(range.Least)), ("most", words.Number(range.Most))),
        PolicyFault.BadPattern bad => words.Fill("policy.fault.pattern", ("pattern", bad.Pattern)),
        PolicyFault.TooManyWords many => words.Fill("policy.fault.too_many", ("most", words.Number(many.Most))),
        PolicyFault.NoSuchList list => words.Fill("policy.fault.list", ("language", list.Language)),
        _ => words["policy.fault.not_here"],
    };
}

/// <summary>What of the site the terms are for.</summary>
public sealed record PolicyPlace(PolicyScope Scope, string Key, string Name);

public sealed record PolicyView
{
    public required SettingsFrame Settings { get; init; }
    public required PolicyPlace Place { get; init; }
    public required string Seen { get; init; }
    public required IReadOnlyList<PolicyFieldView> Fields { get; init; }
    public required IReadOnlyList<PolicyListView> Lists { get; init; }

    /// <summary>Languages of the starter lists in use.</summary>
    public required IReadOnlyList<string> Starters { get; init; }

    /// <summary>Other places that have terms of their own.</summary>
    public required IReadOnlyList<PageLink> Others { get; init; }
    public TriedText? Tried { get; init; }
}

/// <param name="Value">Null where nothing is set here.</param>
/// <param name="Outside">What holds then.</param>
public sealed record PolicyFieldView(PolicyTerm Term, int? Value, int Outside, string? Error);

public sealed record PolicyListView(string Code, string Text, string? Error);
