using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Text;
using Parley.Storage.People;
using Parley.Web.People.Passkeys;
using Parley.Web.People.Providers;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>Asks for a letter with a link and a code. The answer never tells whether the address is known.</summary>
internal static class AskToSignIn
{
    internal sealed record Request(string Email);

    /// <param name="Minutes">How long link and code are good.</param>
    internal sealed record Answer(int Minutes);

    private static int Minutes => (int)SignInDesk.Lifetime.TotalMinutes;

    /// <param name="context">The request.</param>
    /// <param name="returnTo">The page to come back to.</param>
    /// <param name="again">Said by our own links, where somebody has to show once more that it is them: <c>1</c>, or <c>login</c> for joining a login to an account.</param>
    public static HtmlPage Page(HttpContext context, string? returnTo, string? again = null) =>
        Form(context, "", ReturnPath.OrNull(returnTo), null, StatusCodes.Status200OK, again switch { null => "sign_in.how", "login" => "login.prove", _ => "again.why" });

    public static async Task<Results<Accepted<Answer>, ProblemHttpResult>> Handle(
        Request request, SignInDesk desk, HttpContext context, CancellationToken cancel)
    {
        PersonalAnswer.MarkPrivate(context);
        var words = context.Words();
        if (!ReaderCookies.Hold(context)) return PeopleProblems.NeedsHttps(words);
        if (EmailAddress.Parse(request.Email) is not { } email) return PeopleProblems.BadField("email", words["sign_in.bad_email"]);
        await desk.Send(context, email, null, null, cancel);
        return TypedResults.Accepted((string?)null, new Answer(Minutes));
    }

    public static async Task<HtmlPage> HandleForm(
        [FromForm] string? email, [FromForm] string? returnTo, SignInDesk desk, HttpContext context, CancellationToken cancel)
    {
        var back = ReturnPath.OrNull(returnTo);
        var words = context.Words();
        if (!ReaderCookies.Hold(context)) return Form(context, email, back, words["sign_in.https"], StatusCodes.Status403Forbidden);
        if (EmailAddress.Parse(email) is not { } address)
            return Form(context, email, back, words["sign_in.bad_email"], StatusCodes.Status422UnprocessableEntity);

        await desk.Send(context, address, back, MarkOf(context), cancel);
        return HtmlPage.Personal<SignInCodePage>(new SignInCodeView
        {
            Frame = Frames.Personal(context, "code.heading"),
            Email = address.Value,
            ReturnTo = back,
            Minutes = Minutes,
        }, StatusCodes.Status202Accepted);
    }

    /// <summary>A browser gets a mark for as long as the letter is good, and the letter's link works in that browser only. Programs keep no cookies.</summary>
    private static string? MarkOf(HttpContext context)
    {
        if (!context.Request.Headers.ContainsKey("Sec-Fetch-Site")) return null;
        var mark = Tokens.New();
        ReaderCookies.SetAsk(context, mark, SignInDesk.Lifetime);
        return mark;
    }

    private static HtmlPage Form(HttpContext context, string? email, string? returnTo, string? error, int status, string why = "sign_in.how") =>
        HtmlPage.Personal<SignInPage>(new SignInView
        {
            Frame = AccountFrame.Of(context, "sign_in.heading") with { Modules = ["passkeys.js"] },
            Why = why,
            TakesPasskeys = context.RequestServices.GetRequiredService<PasskeyDesk>().IsOffered(context),
            Providers = [.. context.RequestServices.GetRequiredService<SignInProviders>().All.Select(provider => new ProviderView(provider.Name, provider.Label))],
            Email = email ?? "",
            Error = error,
            ReturnTo = returnTo,
        }, status);
}
