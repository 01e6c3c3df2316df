using System.Reflection;
using Parley.Core.Site;

namespace Parley.Web.Site;

/// <summary>The site of this request and where it was asked for: all that a page which is the same for everyone may know of its reader.</summary>
/// <param name="Site">The publication.</param>
/// <param name="Named">True when the path or the host named it; false when it is merely the first one, and a <c>url</c> may name another.</param>
/// <param name="PathBase">Empty, or <c>/SHORT</c> where the path named the site.</param>
/// <param name="Origin"><c>scheme://host[:port]</c> of absolute addresses: as configured by <c>PublicUrl</c>, else as the request came.</param>
internal sealed record CurrentSite(Publication Site, bool Named, string PathBase, string Origin)
{
    public static CurrentSite? Of(HttpContext context) => context.Features.Get<CurrentSite>();

    public static CurrentSite In(HttpContext context) => Of(context) ?? throw new InvalidOperationException("The edge lets no page be asked for without a site.");

    public static ValueTask<CurrentSite?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(Of(context));
}

/// <summary>Finds the site: a leading path segment that is a short name, else a site's own host, else the first site.</summary>
internal static class SiteContext
{
    private static readonly Refusal NoSite = new(
        StatusCodes.Status503ServiceUnavailable, "There is no site yet", "The operator adds one with: parley site add SHORT --host HOST");

    public static void UseSiteContext(this WebApplication app)
    {
        var directory = app.Services.GetRequiredService<SiteDirectory>();
        var publicUrl = app.Services.GetRequiredService<ServeOptions>().PublicUrl?.TrimEnd('/');
        app.Use((context, next) =>
        {
            if (Find(directory, publicUrl, context.Request) is { } site) context.Features.Set(site);
            else if (!context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)) return ErrorAnswers.Write(context, NoSite);
            return next(context);
        });
    }

    private static CurrentSite? Find(SiteDirectory directory, string? publicUrl, HttpRequest request)
    {
        if (FirstSegment(request.Path.Value) is { Length: > 0 } segment && directory.ByShortName(segment) is { } named)
        {
            request.PathBase = request.PathBase.Add("/" + segment);
            request.Path = request.Path.Value?[(segment.Length + 1)..] is { Length: > 0 } rest ? rest : "/";
            return At(named, isNamed: true, "/" + segment);
        }

        if (directory.ByHost(request.Host.Host) is { } hosted) return At(hosted, isNamed: true, "");
        return directory.First is { } first ? At(first, isNamed: false, "") : null;

        // A site's own host is its public name, whatever the installation is called.
        CurrentSite At(Publication site, bool isNamed, string pathBase) =>
            new(site, isNamed, pathBase, publicUrl is null || site.Host is not null ? $"{request.Scheme}://{request.Host.Value}" : publicUrl);
    }

    private static string FirstSegment(string? path)
    {
        if (path is not ['/', ..]) return "";
        var end = path.IndexOf('/', 1);
        return end < 0 ? path[1..] : path[1..end];
    }
}
