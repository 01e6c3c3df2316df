using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Parley.Web.People;

namespace Parley.Web.Site;

/// <summary>A page as an answer. What everybody sees alike carries a strong ETag; what is personal is never kept.</summary>
internal sealed class HtmlPage : IResult
{
    private readonly Func<PageRenderer, Task<string>> render;
    private readonly int status;
    private readonly bool isPersonal;

    private HtmlPage(Func<PageRenderer, Task<string>> render, int status, bool isPersonal)
    {
        this.render = render;
        this.status = status;
        this.isPersonal = isPersonal;
    }

    /// <summary>The same for everyone.</summary>
    public static HtmlPage Shared<TPage>(object view) where TPage : IComponent => new(pages => pages.Render<TPage>(view), StatusCodes.Status200OK, isPersonal: false);

    /// <summary>For this reader only, or not worth keeping.</summary>
    public static HtmlPage Personal<TPage>(object view, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new(pages => pages.Render<TPage>(view), status, isPersonal: true);

    /// <summary>The reader's own comment as a page shows it, for script.</summary>
    public static HtmlPage Fragment(PageFrame frame, Discussions.CommentView comment) =>
        new(pages => pages.RenderFragment(frame, comment), StatusCodes.Status200OK, isPersonal: true);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await render(httpContext.RequestServices.GetRequiredService<PageRenderer>());
        var bytes = Encoding.UTF8.GetBytes(html);
        var answer = httpContext.Response;
        answer.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            answer.Headers.RetryAfter = ErrorAnswers.BusySeconds.ToString(CultureInfo.InvariantCulture);
        if (isPersonal)
        {
            PersonalAnswer.MarkPrivate(httpContext);
        }
        else
        {
            answer.Headers.CacheControl = "no-cache";
            answer.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
            if (httpContext.Request.Knows(answer.Headers.ETag.ToString()))
            {
                answer.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        answer.ContentType = "text/html; charset=utf-8";
        answer.ContentLength = bytes.Length;
        await answer.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
