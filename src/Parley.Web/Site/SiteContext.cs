using System.Reflection;
using Parley.Core.Site;

namespace Parley.Web.Site;

/// <summary>The site of this request; a handler takes it as a parameter.</summary>
/// <param name="Site">The publication.</param>
/// <param name="Named">True when the path or the host named it; false when it is merely the first one, and a <c>url</c> may name another.</param>
internal sealed record CurrentSite(Publication Site, bool Named)
{
    public static CurrentSite? Of(HttpContext context) => context.Features.Get<CurrentSite>();

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
        app.Use((context, next) =>
        {
            if (Find(directory, context.Request) is { } site) context.Features.Set(site);
            else if (!context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)) return ErrorAnswers.Write(context, NoSite);
            return next(context);
        });
    }

    private static CurrentSite? Find(SiteDirectory directory, HttpRequest request)
    {
        if (FirstSegment(request.Path.Value) is { Length: > 0 } segment && directory.ByShortName(segment) is { } named)
        {
            request.PathBase = request.PathBase.Add("/" + segment);
            request.Path = request.Path.Value?[(segment.Length + 1)..] is { Length: > 0 } rest ? rest : "/";
            return new CurrentSite(named, Named: true);
        }

        if (directory.ByHost(request.Host.Host) is { } hosted) return new CurrentSite(hosted, Named: true);
        return directory.First is { } first ? new CurrentSite(first, Named: false) : null;
    }

    private static string FirstSegment(string? path)
    {
        if (path is not ['/', ..]) return "";
        var end = path.IndexOf('/', 1);
        return end < 0 ? path[1..] : path[1..end];
    }
}
