using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Text;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>Takes the six digits of a letter where signing in was asked for.</summary>
internal static class TypeSignInCode
{
    /// <param name="Email">The address the letter went to.</param>
    /// <param name="Code">Six digits; blanks between them are passed over.</param>
    /// <param name="Bearer">True gives a token for the header <c>Authorization: Bearer</c> in place of a cookie.</param>
    internal sealed record Request(string Email, string Code, bool Bearer = false);

    internal sealed record BearerAnswer(string Token);

    public static async Task<Results<Ok<BearerAnswer>, Ok<ShowMe.Answer>, ProblemHttpResult>> Handle(
        Request request, SignInDesk desk, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        var words = context.Words();
        if (!ReaderCookies.Hold(context)) return PeopleProblems.NeedsHttps(words);
        if (EmailAddress.Parse(request.Email) is not { } email) return PeopleProblems.BadField("email", words["sign_in.bad_email"]);
        // One answer for every wrong code, so that it does not tell whether a letter is on its way.
        if (await desk.ByCode(context, email, request.Code, request.Bearer, cancel) is not Arrival.SignedIn arrived)
            return PeopleProblems.BadField("code", words["code.refused"]);
        if (request.Bearer) return TypedResults.Ok(new BearerAnswer(arrived.Token));

        ReaderCookies.SetSession(context, arrived.Token);
        return TypedResults.Ok(await ShowMe.Of(context, arrived.Account.Id, cancel));
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] string? email, [FromForm] string? code, [FromForm] string? returnTo, SignInDesk desk, HttpContext context, CancellationToken cancel)
    {
        var back = ReturnPath.OrNull(returnTo);
        if (EmailAddress.Parse(email) is not { } address) return AskToSignIn.Page(context, back);
        return await desk.ByCode(context, address, code ?? "", isBearer: false, cancel) switch
        {
            Arrival.SignedIn arrived => Welcome(context, arrived, back),
            Arrival.Refused { Why: var why } => Again(context, address, why, back),
            _ => throw new InvalidOperationException("An arrival is one of two."),
        };
    }

    public static RedirectHttpResult Welcome(HttpContext context, Arrival.SignedIn arrived, string? returnPath) =>
        PersonalAnswer.GoTo(context, Enter(context, arrived, returnPath));

    /// <summary>Gives the cookie and says where to go on: to choosing a name at first, else to where the reader came from.</summary>
    public static string Enter(HttpContext context, Arrival.SignedIn arrived, string? returnPath)
    {
        ReaderCookies.SetSession(context, arrived.Token);
        ReaderCookies.EndAsk(context);
        var site = context.Request.PathBase;
        var back = ReturnPath.OrNull(returnPath ?? arrived.ReturnPath);
        return (arrived.Account.HasChosenName, back) switch
        {
            (true, null) => site.Add("/account").Value ?? "/account",
            (true, { } path) => path,
            (false, null) => $"{site}/account",
            (false, { } path) => $"{site}/account?returnTo={Uri.EscapeDataString(path)}",
        };
    }

    private static HtmlPage Again(HttpContext context, EmailAddress email, SpendResult why, string? returnTo)
    {
        var words = context.Words();
        return HtmlPage.Personal<SignInCodePage>(new SignInCodeView
        {
            Frame = Frames.Personal(context, "code.heading"),
            Email = email.Value,
            Error = why is SpendResult.WrongCode { Left: > 0 and var left } ? words.Count("code.wrong", left) : words["code.spent"],
            ReturnTo = returnTo,
            Minutes = (int)SignInDesk.Lifetime.TotalMinutes,
        }, StatusCodes.Status422UnprocessableEntity);
    }
}
