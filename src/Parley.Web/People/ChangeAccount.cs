using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>Name and a few words about oneself.</summary>
internal static class ChangeAccount
{
    /// <summary>In Unicode scalar values.</summary>
    public const int LongestAbout = 500;

    /// <summary>What is absent stays as it is; an empty text about oneself takes it away.</summary>
    internal sealed record Request(string? Name = null, string? About = null);

    private abstract record Outcome
    {
        public sealed record Changed : Outcome;

        public sealed record Refused(string Field, string Why) : Outcome;
    }

    public static async Task<Results<Ok<ShowMe.Answer>, ProblemHttpResult>> Handle(
        Request request, CurrentReader reader, Database database, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        var words = context.Words();
        if (reader.Account is not { } account) return PeopleProblems.NotFound(words);
        return await Change(request, account, words, database, context.Now(), cancel) is Outcome.Refused(var field, var why)
            ? PeopleProblems.BadField(field, why)
            : TypedResults.Ok(await ShowMe.Of(context, account, cancel));
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] string? name, [FromForm] string? about, [FromForm] string? returnTo, CurrentReader reader, Database database, TimeProvider clock,
        HttpContext context, CancellationToken cancel)
    {
        var words = context.Words();
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var request = new Request(name ?? "", about ?? "");
        if (await Change(request, account, words, database, context.Now(), cancel) is Outcome.Refused(_, var why))
            return await ShowAccount.Show(context, reader, request, why, returnTo, StatusCodes.Status422UnprocessableEntity, cancel);
        return PersonalAnswer.GoTo(context, ReturnPath.OrNull(returnTo) ?? $"{context.Request.PathBase}/account?saved=1");
    }

    private static async Task<Outcome> Change(Request request, AccountId id, Words words, Database database, DateTimeOffset now, CancellationToken cancel)
    {
        PersonName? name = null;
        if (request.Name is not null)
        {
            var outcome = PersonName.Parse(request.Name);
            if (PeopleProblems.WhyNot(outcome, words) is { } why) return new Outcome.Refused("name", why);
            name = (outcome as NameOutcome.Accepted)?.Name;
        }

        var about = request.About is null ? null : TextRules.Check(request.About.Trim(), LongestAbout);
        if (about is TextOutcome.TooLong) return new Outcome.Refused("about", words.Fill("account.about_long", ("limit", words.Number(LongestAbout))));
        if (about is TextOutcome.BadCharacter) return new Outcome.Refused("about", words["error.400.heading"]);
        return await database.Write<Outcome>(async (job, stop) =>
        {
            if (name is not null && await job.LooksLikeStaff(name, except: id, stop)) return new Outcome.Refused("name", words["refused.name_staff"]);
            var account = await job.Accounts.SingleAsync(row => row.Id == id, stop);
            if (name is not null) account.Rename(name.Value, name.Skeleton);
            if (about is not null) account.Describe((about as TextOutcome.Accepted)?.Text);
            var isRenamed = job.Entry(account).Property(row => row.Name).IsModified;
            await job.SaveChangesAsync(stop);
            if (isRenamed) await job.AnnounceNameOf(id, now, stop);
            return new Outcome.Changed();
        }, cancel);
    }
}
