using Microsoft.EntityFrameworkCore;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.People;
using Parley.Web.Site;

namespace Parley.Web.People;

/// <summary>What is kept of a person: comments from before that may be theirs, all of it to take along, and leaving.</summary>
internal static class ShowData
{
    public static Task<HtmlPage> Page(string? claimed, CurrentReader reader, HttpContext context, CancellationToken cancel)
    {
        IReadOnlyList<PageNotice> notices = claimed is not null && int.TryParse(claimed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count)
            ? [new PageNotice(NoticeKind.Good, context.Words().Count("claims.done", count))] : [];
        return Show(context, reader, null, StatusCodes.Status200OK, cancel, notices);
    }

    /// <param name="context">The request.</param>
    /// <param name="reader">Signed in.</param>
    /// <param name="problem">Why a form of the page was refused; null when none was.</param>
    /// <param name="status">Of the answer.</param>
    /// <param name="cancel">Of the request.</param>
    /// <param name="notices">For the head of the page.</param>
    public static async Task<HtmlPage> Show(
        HttpContext context, CurrentReader reader, string? problem, int status, CancellationToken cancel, params IReadOnlyList<PageNotice> notices)
    {
        var database = context.RequestServices.GetRequiredService<Database>();
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        var claimables = await Claims.ClaimComments.Offered(database, account, context, cancel);
        if (problem is not null) notices = [.. notices, new PageNotice(NoticeKind.Problem, problem)];
        return HtmlPage.Personal<DataPage>(new DataView
        {
            Frame = AccountFrame.Of(context, "data.heading", notices),
            IsFresh = FreshSession.Is(reader, context),
            Name = await database.Accounts.Where(row => row.Id == account).Select(row => row.Name).SingleAsync(cancel),
            OwnsSite = (await database.SiteOfLastOwner(account, cancel))?.Name,
            Claims =
            [
                .. claimables.Select(one => new ClaimableView(
                    Claims.ClaimComments.NameOf(one), one.Name, one.Count, Snippet.Of(Markup.PlainText(one.Words), 160), one.Guest is null)),
            ],
        }, status);
    }
}
