using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parley.Core.People;
using Parley.Storage;
using Parley.Web.Site;
using Parley.Web.Site.Pictures;

namespace Parley.Web.People;

/// <summary>One's own picture: taken by the same door as all pictures, shown on one's page, and gone when it is taken away.</summary>
internal static class ChangePortrait
{
    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        [FromForm] string? remove, CurrentReader reader, PictureDesk desk, Database database, HttpContext context, CancellationToken cancel)
    {
        var account = reader.Account ?? throw new InvalidOperationException("The edge lets accounts in only.");
        if (remove is not null)
        {
            await database.Write((job, stop) => job.Portraits.Where(row => row.Account == account).ExecuteDeleteAsync(stop), cancel);
            return Done(context);
        }

        var words = context.Words();
        var outcome = SentPicture.Of(context) is { } sent
            ? await desk.Take(await sent.Bytes(cancel), PictureUse.Portrait, cancel)
            : new PictureOutcome.Refused(new PictureFault.Empty());
        if (outcome is PictureOutcome.Refused { Why: var why })
        {
            var refusal = PictureFaults.Refuse(context, words, why);
            return await ShowAccount.Show(context, reader, null, refusal.Detail ?? refusal.Title, null, refusal.Status, cancel);
        }

        var file = ((PictureOutcome.Taken)outcome).Files[0];
        await database.Write(async (job, stop) =>
        {
            await job.Portraits.Where(row => row.Account == account).ExecuteDeleteAsync(stop);
            job.Portraits.Add(new Portrait(account, file.Hash, file.MediaType, file.Content, context.Now()));
            return await job.SaveChangesAsync(stop);
        }, cancel);
        return Done(context);
    }

    private static RedirectHttpResult Done(HttpContext context) => PersonalAnswer.GoTo(context, $"{context.Request.PathBase}/account?saved=picture");
}
