using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Core.Site;

namespace Parley.Web.Site;

/// <summary>
/// <c>GET /site-colours/{name}</c>: a style sheet of one line, a site's own accent. All of it follows from the colour in its address, so it
/// never changes there; the policy of contents needs no exception for styles in a page.
/// </summary>
internal static class SiteColours
{
    public static string? Address(Publication site) =>
        Colour.Parse(site.Accent) is { } colour && Accent.Judge(colour) is AccentOutcome.Passes passes ? $"/site-colours/{Name(colour, Sheet(passes.Accent))}" : null;

    public static Results<ContentHttpResult, NotFound> Handle(string name, HttpContext http)
    {
        if (Colour.Parse("#" + name.Split('-')[0]) is not { } colour || Accent.Judge(colour) is not AccentOutcome.Passes passes)
            return TypedResults.NotFound();
        var sheet = Sheet(passes.Accent);
        // A page kept from before an upgrade asks for the sheet of then: it gets the one of now, but not for good.
        http.Response.Headers.CacheControl = name == Name(colour, sheet) ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Text(sheet, "text/css", Encoding.UTF8);
    }

    private static string Sheet(Accent accent) => $":root {{ --accent: light-dark({accent.Light}, {accent.Dark}); }}\n";

    private static string Name(Colour colour, string sheet) => $"{colour.ToString()[1..]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))[..8]}.css";
}
