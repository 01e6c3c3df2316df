using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>Deeds that would hand the account over, or end it, ask for somebody who signed in a short time ago: not for a browser left open.</summary>
internal static class FreshSession
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public static bool Is(CurrentReader reader, HttpContext context) => reader.Since is { } since && context.Now() - since < Lifetime;

    /// <summary>To the page that signs in, and back to this page of ours.</summary>
    public static RedirectHttpResult Prove(HttpContext context, string page) =>
        PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/sign-in?again=1&returnTo={Uri.EscapeDataString(context.Request.PathBase + page)}");
}
