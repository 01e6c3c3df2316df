using Parley.Web.People.Claims;
using Parley.Web.People.Leaving;
using Parley.Web.People.Passkeys;
using Parley.Web.People.Providers;
using Parley.Web.Site;
using Parley.Web.Site.Pictures;

namespace Parley.Web.People;

internal static class PeopleRoutes
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/sign-in", AskToSignIn.Page).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/sign-in", AskToSignIn.HandleForm).Allow(Who.Anyone, Limit.SignIn).EvenIfBarred();
        pages.MapPost("/sign-in/code", TypeSignInCode.HandleForm).Allow(Who.Anyone, Limit.SignIn).EvenIfBarred();
        pages.MapGet("/sign-in/link", OpenSignInLink.Page).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/sign-in/link", OpenSignInLink.HandleForm).Allow(Who.Anyone, Limit.SignIn).EvenIfBarred();
        pages.MapGet("/claim", ClaimRole.Page).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/claim", ClaimRole.HandleForm).Allow(Who.Anyone, Limit.SignIn);
        pages.MapPost("/sign-out", SignOut.HandleForm).Allow(Who.Anyone, Limit.Write).EvenIfBarred();
        pages.MapGet("/account", ShowAccount.Page).Allow(Who.Account, Limit.Read);
        pages.MapPost("/account", ChangeAccount.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapGet("/account/security", ShowSecurity.Page).Allow(Who.Account, Limit.Read);
        pages.MapPost("/account/sessions/{id:long}/end", EndSession.HandleForm).Allow(Who.Account, Limit.Write);
        pages.MapPost("/account/email", ChangeEmail.HandleForm).Allow(Who.Account, Limit.SignIn);
        pages.MapPost("/account/email/cancel", ChangeEmail.Cancel).Allow(Who.Account, Limit.Write);
        pages.MapGet("/account/email/confirm", ChangeEmail.ConfirmPage).Allow(Who.Anyone, Limit.Read);
        pages.MapPost("/account/email/confirm", ChangeEmail.ConfirmForm).Allow(Who.Anyone, Limit.SignIn);
        pages.MapPost("/account/passkeys/{id:long}/rename", ChangePasskey.Rename).Allow(Who.Account, Limit.Write);
        pages.MapPost("/account/passkeys/{id:long}/remove", ChangePasskey.Remove).Allow(Who.Account, Limit.Write);
        pages.MapPost("/sign-in/with/{name}", SignInWith.HandleForm).Allow(Who.Anyone, Limit.SignIn);
        pages.MapGet("/sign-in/with/{name}/return", SignInWith.Return).Allow(Who.Anyone, Limit.SignIn);
        pages.MapPost("/account/logins", ChangeLogin.HandleForm).Allow(Who.Account, Limit.SignIn);
        pages.MapPost("/account/logins/{id:long}/remove", ChangeLogin.Remove).Allow(Who.Account, Limit.Write);
        pages.MapGet("/account/comments", ShowOwnComments.Page).Allow(Who.Account, Limit.Read);
        pages.MapGet("/account/votes", ShowOwnVotes.Page).Allow(Who.Account, Limit.Read);
        pages.MapPost("/account/picture", ChangePortrait.HandleForm).WithPicture(PictureUse.Portrait).Allow(Who.Account, Limit.Picture);
        pages.MapGet("/account/data", ShowData.Page).Allow(Who.Account, Limit.Read).EvenIfBarred();
        pages.MapPost("/account/claims", ClaimComments.HandleForm).Allow(Who.Account, Limit.SignIn);
        pages.MapGet("/account/export", ExportOwnData.Page).Allow(Who.Account, Limit.SignIn).EvenIfBarred();
        pages.MapPost("/account/delete", DeleteAccount.HandleForm).Allow(Who.Account, Limit.SignIn).EvenIfBarred();
        pages.MapGet("/account/gone", DeleteAccount.Gone).Allow(Who.Anyone, Limit.Read);
        pages.MapGet("/people/{id:long}/picture/{hash}", ShowPortrait.Handle).Allow(Who.Anyone, Limit.Read);
        pages.MapGet("/people/{id:long}", ShowPerson.Page).Allow(Who.Anyone, Limit.Read);

        var api = routes.MapGroup("/api/v1").WithTags("People");
        api.MapPost("/sign-in", AskToSignIn.Handle).Allow(Who.Anyone, Limit.SignIn).WithSummary("Ask for a letter with a link and a code");
        api.MapPost("/sign-in/code", TypeSignInCode.Handle).Allow(Who.Anyone, Limit.SignIn).WithSummary("Sign in with the code of the letter: a cookie, or a bearer token");
        api.MapPost("/sign-in/passkey/options", SignInWithPasskey.Ask).Allow(Who.Anyone, Limit.Write).WithSummary("Ask for a challenge that any passkey of this site answers");
        api.MapPost("/sign-in/passkey", SignInWithPasskey.Handle).Allow(Who.Anyone, Limit.SignIn).WithSummary("Sign in with a passkey");
        api.MapPost("/me/passkeys/options", AddPasskey.Ask).Allow(Who.Account, Limit.Write).WithSummary("Ask for a challenge to make a passkey for");
        api.MapPost("/me/passkeys", AddPasskey.Handle).Allow(Who.Account, Limit.SignIn).WithSummary("Add the passkey that the browser made");
        api.MapPost("/sign-out", SignOut.Handle).Allow(Who.Anyone, Limit.Write).EvenIfBarred().WithSummary("End this session, or all of the account's");
        api.MapGet("/me", ShowMe.Handle).Allow(Who.Account, Limit.Read).WithSummary("The signed-in person");
        api.MapGet("/people/{id:long}", ShowPerson.Handle).Allow(Who.Anyone, Limit.Read).WithSummary("A person and what they wrote, newest first");
        api.MapPatch("/me", ChangeAccount.Handle).Allow(Who.Account, Limit.Write).WithSummary("Change name or the words about oneself");
    }
}
