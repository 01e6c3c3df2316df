using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Moderation;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Moderation.People;

/// <summary><c>/desk/people/end</c> and <c>POST /api/v1/people/measures/end</c>: what holds about somebody, or about a domain, ends before its time.</summary>
internal static class EndMeasure
{
    /// <param name="Who"><c>a:ACCOUNT</c>, <c>g:GUEST</c> or <c>d:DOMAIN</c>.</param>
    /// <param name="Kind"><c>muted</c>, <c>suspended</c>, <c>banned</c>, <c>holdAll</c> or <c>trusted</c>.</param>
    /// <param name="AllSites">True for one that holds on all sites.</param>
    /// <param name="Note">For staff.</param>
    internal sealed record Request(string? Who, string? Kind, bool AllSites = false, string? Note = null);

    internal sealed record FormRequest
    {
        public string? Who { get; init; }
        public string? Kind { get; init; }
        public string? AllSites { get; init; }
        public string? Note { get; init; }
    }

    public static async Task<Results<Ok<DecideMeasure.DecidedJson>, ProblemHttpResult>> Handle(
        Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var (number, refusal) = await End(request, http, reader, site, database, keys, cancel);
        return refusal is null ? TypedResults.Ok(new DecideMeasure.DecidedJson(number)) : refusal.AsProblem();
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage, NotFound>> HandleForm(
        [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        var (_, refusal) = await End(new Request(form.Who, form.Kind, form.AllSites == "1", form.Note), http, reader, site, database, keys, cancel);
        var who = PersonKey.Parse(form.Who) ?? default;
        if (refusal is null)
            return PersonalAnswer.GoTo(http, http.Request.PathBase + PersonDesk.Path(who) + "?done=1");
        var page = who.Account is null && who.Guest is null
            ? await ListMeasures.Of(null, refusal, http, reader, site, database, cancel)
            : await ShowProfile.Of(who, new ShowProfile.Typed { Refusal = refusal }, http, reader, site, database, cancel);
        return page is null ? TypedResults.NotFound() : page;
    }

    private static async Task<(long Number, Refusal? Refusal)> End(
        Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, KeyFile keys, CancellationToken cancel)
    {
        var words = http.Words();
        if (PersonKey.Parse(request.Who) is not { } who || !Enum.TryParse<MeasureKind>(request.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind)
            || reader.Account is not { } actor)
            return (0, PersonDesk.Why(words, new MeasureResult.NotThere()));
        var (note, wrong) = PersonDesk.Read(request.Note, "note", Verdict.LongestNote, words);
        if (wrong is not null)
            return (0, wrong);
        var now = http.Now();
        var result = await database.Write((job, stop) => job.EndMeasure(site.Site.Id, who, kind, request.AllSites, actor, note, keys, now, stop), cancel);
        return ((result as MeasureResult.Done)?.Number ?? 0, PersonDesk.Why(words, result));
    }
}
