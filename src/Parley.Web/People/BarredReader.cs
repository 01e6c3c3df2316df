using Parley.Core.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>What somebody is told whom staff keep from writing: what, why, until when, and how to object.</summary>
internal static class BarredReader
{
    /// <summary>The reader with what holds on the request's own site.</summary>
    public static CurrentReader WithBar(this CurrentReader reader, HttpContext http, TimeProvider clock) =>
        CurrentSite.Of(http) is { } asked ? reader with { Bar = reader.BarAt(asked.Site.Id, clock.GetUtcNow()) } : reader;

    public static Refusal Refusal(Words words, HttpContext http, Measure bar)
    {
        var what = bar.Kind switch
        {
            MeasureKind.Muted => "muted",
            MeasureKind.Suspended => "suspended",
            _ => "banned",
        };
        var said = bar.Until is { } until
            ? words.Fill($"barred.{what}_until", ("time", $"{words.Date(until)}, {until:HH:mm} UTC"))
            : words[$"barred.{what}"];
        var why = words.Fill("barred.why", ("reason", words.Find($"reason.{bar.Reason}") ?? words["reason.other"]));
        // What holds on all sites is on the record of the one where it was decided.
        var decidedAt = http.RequestServices.GetRequiredService<SiteDirectory>().ById(bar.LedgerSite);
        var path = $"{(decidedAt is null ? http.Request.PathBase : CurrentSite.In(http).Prefix(decidedAt))}/statements/{bar.LedgerSite}-{bar.LedgerNumber}";
        return new Refusal(StatusCodes.Status403Forbidden, said, $"{said} {why} {words.Fill("barred.object", ("path", path))}") { Link = new PageLink(words["barred.statement"], path) };
    }
}

/// <summary>A route that stays open to whoever is shut out: their statements and objections, their data, signing out.</summary>
internal sealed record OpenToBarred
{
    public static readonly OpenToBarred Instance = new();
}
