using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parley.Core.Live;
using Parley.Core.Site;
using Parley.Storage.Live;

namespace Parley.Web.Commands;

/// <summary><c>parley site set SHORT …</c>: how a publication's discussions are run, where an article does not say otherwise.</summary>
internal static class SiteSet
{
    private static readonly Argument<string> ShortName = new("SHORT") { Description = "Short name of the site" };
    private static readonly Option<string?> Guests = YesOrNo("--guests", "May readers without an account comment?");
    private static readonly Option<string?> HoldFirst = YesOrNo("--hold-first", "Does every comment wait for a moderator?");
    private static readonly Option<string?> CloseAfter = new("--close-after") { HelpName = "DAYS|never", Description = "When discussions of articles published from now on close of themselves" };
    private static readonly Option<string?> EditMinutes = new("--edit-minutes") { HelpName = "MINUTES", Description = "How long authors may change their comments" };

    public static Command Command()
    {
        var set = new Command("set", "Set how a site's discussions are run") { ShortName, Guests, HoldFirst, CloseAfter, EditMinutes };
        set.SetAction(Run);
        return set;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var changes = Read(parsed.GetValue(Guests), parsed.GetValue(HoldFirst), parsed.GetValue(CloseAfter), parsed.GetValue(EditMinutes));
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        var named = await CommandStore.Site(opened.Store, parsed.GetValue(ShortName), cancel);
        var site = await opened.Store.Write(
            async (job, stop) =>
            {
                var row = await job.Sites.SingleAsync(site => site.Id == named.Id, stop);
                changes.ApplyTo(row);
                await job.SaveChangesAsync(stop);
                await job.Announce(row.Id, EventKind.SiteChanged, null, TimeProvider.System.GetUtcNow(), stop);
                return row;
            }, cancel);
        await Console.Out.WriteLineAsync(
            $"{site.ShortName}: guests {Word(site.GuestsAllowed)}, hold first {Word(site.HoldFirst)}, "
            + $"close after {site.CloseAfterDays?.ToString(CultureInfo.InvariantCulture) ?? "never"}, edit for {site.EditMinutes} minutes");
        return CommandLine.Done;
    }

    /// <summary>What these words change; what is not named stays.</summary>
    /// <exception cref="OperatorException">Something is wrong with them; all of it is named.</exception>
    public static Changes Read(string? guests, string? holdFirst, string? closeAfter, string? editMinutes)
    {
        List<string> wrong = [];
        var changes = new Changes(
            Answer("--guests", guests), Answer("--hold-first", holdFirst),
            closeAfter is null or "never" ? null : Number("--close-after", closeAfter, 3650), closeAfter is not null,
            editMinutes is null ? null : Number("--edit-minutes", editMinutes, 1440));
        return wrong.Count == 0 ? changes : throw new OperatorException(wrong, CommandLine.WrongUsage);

        bool? Answer(string flag, string? text)
        {
            if (text is not (null or "yes" or "no")) wrong.Add($"{flag} {text}: write yes or no.");
            return text is null ? null : text == "yes";
        }

        int? Number(string flag, string text, int most)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
            wrong.Add($"{flag} {text}: write a number from 1 to {most}{(flag == "--close-after" ? ", or never" : "")}.");
            return null;
        }
    }

    /// <summary>Null leaves a setting as it is; <paramref name="SetsClosing"/> tells "never" from "not named".</summary>
    internal sealed record Changes(bool? Guests, bool? HoldFirst, int? CloseAfterDays, bool SetsClosing, int? EditMinutes)
    {
        public void ApplyTo(Publication site) => site.SetPolicy(
            Guests ?? site.GuestsAllowed, HoldFirst ?? site.HoldFirst, SetsClosing ? CloseAfterDays : site.CloseAfterDays, EditMinutes ?? site.EditMinutes);
    }

    private static string Word(bool value) => value ? "yes" : "no";

    private static Option<string?> YesOrNo(string name, string description) => new(name) { HelpName = "yes|no", Description = description };
}
