using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Parley.Core.Discussions;
using Parley.Core.Moderation.Rules;
using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.People;
using Parley.Storage.Site;
using Parley.Web.Discussions.Quotes;
using Parley.Web.Moderation;
using Parley.Web.Moderation.Surges;
using Parley.Web.People;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>
/// <c>POST /api/v1/discussions/{id}/comments</c> and the form's <c>POST /discussions/{id}/comments</c>: posts a comment or a reply, once,
/// however often it is sent.
/// </summary>
internal static class PostComment
{
    /// <summary>A key given by the sender holds for a day, one made from the words only as long as somebody may click twice.</summary>
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan MadeKeyLifetime = TimeSpan.FromMinutes(10);
    private const int LongestKey = 200;

    internal sealed record Request
    {
        public string? Text { get; init; }
        public string? ParentId { get; init; }
        public GuestRequest? Guest { get; init; }
        public string? IdempotencyKey { get; init; }

        /// <summary>See <see cref="FormTokens"/>.</summary>
        public string? FormToken { get; init; }

        /// <summary>Places that the reader picked to quote, as <c>p7r3@120-180</c> (passage, revision, from, to) or <c>c1099511627776r1@5-40</c> (comment); evidence where the same words stand in several.</summary>
        public IReadOnlyList<string>? Pick { get; init; }

        /// <summary>The place that the whole comment is about.</summary>
        public string? About { get; init; }

        /// <summary>The same as a Web Annotation selects it, in place of <c>about</c>: for pages that show our words in markup of their own.</summary>
        public ResourceJson<string?>? Target { get; init; }

        /// <summary>Places that are not quoted, though the words look like it.</summary>
        public IReadOnlyList<string>? Untie { get; init; }

        /// <summary>What a form had in the field that no person sees.</summary>
        internal string? Trap { get; init; }

        internal bool IsForm { get; init; }
    }

    internal sealed record GuestRequest
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
    }

    /// <summary>The same by form fields.</summary>
    internal sealed record FormRequest
    {
        public string? Text { get; init; }
        public string? ParentId { get; init; }
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? IdempotencyKey { get; init; }
        public string? FormToken { get; init; }

        /// <summary>A field that no person sees.</summary>
        public string? Website { get; init; }

        /// <summary>What the picture shows that comes with the form.</summary>
        public string? Alt { get; init; }

        public string[]? Pick { get; init; }
        public string? About { get; init; }
        public string[]? Untie { get; init; }
    }

    public static async Task<Results<Created<PostedJson>, Accepted<PostedJson>, ProblemHttpResult>> Handle(
        long id, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var outcome = await Post(new DiscussionId(id), request, http, reader, site, database, cancel);
        if (outcome is PostOutcome.Refused refused)
            return refused.Why.AsProblem();

        var stored = (PostOutcome.Stored)outcome;
        var quotes = await QuotesJson.Read(database, stored.Comment, http, cancel);
        var location = $"{http.Request.PathBase}/comments/{stored.Comment.Id}";
        var answer = new PostedJson(CommentJson.NameOf(stored.Comment.State), stored.Comment.VerdictReason, CommentJson.Of(stored.Comment, quotes), stored.Seq)
        {
            Words = stored.Words.Count == 0 ? null : stored.Words,
        };
        return stored.Comment.State == CommentState.Held ? TypedResults.Accepted(location, answer) : TypedResults.Created(location, answer);
    }

    public static async Task<Results<RedirectHttpResult, HtmlPage>> HandleForm(
        long id, [FromForm] FormRequest? form, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        // A form without any of its fields is bound to nothing.
        form ??= new();
        PostOutcome outcome;
        (var text, PostOutcome.Refused? noPicture) = await CommentPictures.AddTo(form.Text, form.Alt, reader, site, http, database, cancel);
        form = form with { Text = text, Alt = noPicture is null ? null : form.Alt };
        if (noPicture is not null)
            return await ReplyPages.Refused(new DiscussionId(id), form, noPicture, http, reader, site, database, cancel);
        var request = new Request
        {
            Text = form.Text,
            ParentId = Filled(form.ParentId),
            Guest = reader.Account is null ? new GuestRequest { Name = Filled(form.Name), Email = form.Email } : null,
            IdempotencyKey = Filled(form.IdempotencyKey),
            FormToken = form.FormToken,
            Pick = form.Pick,
            About = Filled(form.About),
            Untie = form.Untie,
            Trap = form.Website,
            IsForm = true,
        };
        try
        {
            outcome = await Post(new DiscussionId(id), request, http, reader, site, database, cancel);
        }
        catch (Exception failure) when (failure is StoreBusyException or StoreUnavailableException)
        {
            outcome = new PostOutcome.Refused(Refusals.NotTaken(site.Words(), failure), null);
        }

        return outcome switch
        {
            PostOutcome.Stored stored => TypedResults.LocalRedirect(
                $"{http.Request.PathBase}/discussions/{id}/mine?after={stored.Seq}#comment-{stored.Comment.Id}"),
            PostOutcome.Refused refused => await ReplyPages.Refused(new DiscussionId(id), form, refused, http, reader, site, database, cancel),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>A field left empty is a field not sent: the guest's name of last time then holds.</summary>
    private static string? Filled(string? field) => string.IsNullOrWhiteSpace(field) ? null : field;

    private static async Task<PostOutcome> Post(
        DiscussionId discussion, Request request, HttpContext http, CurrentReader reader, CurrentSite site, Database database, CancellationToken cancel)
    {
        var words = site.Words();
        var checkedText = TextRules.CheckComment(request.Text);
        if (checkedText is not TextOutcome.Accepted { Text: var source })
            return new PostOutcome.Refused(Refusals.Text(words, checkedText), "text");
        var parent = CommentId.Parse(request.ParentId);
        if (parent is null && request.ParentId is not null)
            return new PostOutcome.Refused(Refusals.NoParent(words), "parentId");
        if (request.IdempotencyKey is { } given && (given.Length is 0 or > LongestKey || given.Any(char.IsControl)))
            return new PostOutcome.Refused(Refusal.BadField("idempotencyKey", $"it has 1 to {LongestKey} characters"), null);

        var (sentQuotes, noPlaces) = SentQuotes.Read(request.Pick, request.About, request.Untie, request.Target);
        if (noPlaces is not null)
            return noPlaces;

        GuestDetails? guest = null;
        if (reader.Account is null)
        {
            (guest, var wrong, var field) = GuestDetails.Read(words, request.Guest?.Name ?? reader.Name, request.Guest?.Email);
            if (wrong is not null)
                return new PostOutcome.Refused(wrong, field);
        }

        var now = http.Now();
        var rendered = Markup.Render(source, await CommentPictures.Context(discussion, null, source, reader, http, database, cancel));
        if (CommentPictures.TooMany(words, rendered) is { } tooMany)
            return new PostOutcome.Refused(tooMany, "text");
        var aboutWhat = sentQuotes.IsAbout ? $"|{sentQuotes.About}{sentQuotes.Selected}" : "";
        // Two guests behind one address may well agree in the same words.
        var key = request.IdempotencyKey is { } sent ? "k:" + sent : "t:" + Convert.ToHexStringLower(Hash($"{parent}|{guest?.Name.Value}|{source}{aboutWhat}"));
        FormProof? proof = request.IsForm || !string.IsNullOrEmpty(request.FormToken)
            ? await FormTokens.Judge(request.FormToken, request.Trap, discussion, key, http, database, cancel)
            : null;
        var (screened, fingerprint, bar) = await CommentScreening.Of(discussion, source, rendered, proof, guest?.Email?.Value, isEdit: false, http, reader, database, cancel);
        if (bar is not null)
            return new PostOutcome.Refused(BarredReader.Refusal(words, http, bar), null);
        var newToken = guest is null ? null : Tokens.New();
        var requestHash = Hash($"{parent}|{source}{aboutWhat}");
        var quotes = await database.Discussion(discussion, cancel) is { IsPublic: true } found
            ? await FindQuotes.In(rendered.Html, found, parent, sentQuotes, http, database, cancel)
            : null;
        if (quotes is { AboutIsGone: true })
            return new PostOutcome.Refused(Refusals.NotThere(words), "about");
        var comment = new NewComment
        {
            Discussion = discussion,
            Site = site.Named ? site.Site.Id : null,
            Parent = parent,
            Account = reader.Account,
            Guest = reader.Account is null ? reader.Guest : null,
            GuestName = guest?.Name.Value,
            Introduce = guest is null || newToken is null ? null : new GuestToIntroduce(reader.Guest, guest.Name, guest.Email?.Value, Tokens.Hash(newToken)),
            Source = source,
            Html = rendered.Html.Value,
            RendererVersion = rendered.RendererVersion,
            Pictures = rendered.Pictures,
            Quotes = quotes?.Kept ?? [],
            Quoted = quotes?.Article,
            Screened = screened,
            Fingerprint = fingerprint,
            Who = WhoIs(reader, http),
            WhoBefore = reader.Guest is null ? null : WhoIs(CurrentReader.Nobody, http),
            Key = key,
            KeyLifetime = request.IdempotencyKey is null ? MadeKeyLifetime : KeyLifetime,
            RequestHash = requestHash,
            At = now,
        };
        var result = await database.Write(discussion, comment, PostWrites.PostAll, cancel);
        if (result is PostResult.Stored { IsNewGuest: true })
            ReaderCookies.SetGuest(http, newToken);
        if (result is PostResult.RefusedByRule refused)
            await CommentScreening.Record(refused.Why, discussion, http, reader, database, cancel);
        if (result is PostResult.Stored { Comment: var written } && http.RequestServices.GetRequiredService<SiteDirectory>().ById(written.Site) is { } where)
            await AddressHash.Mark(http, where, discussion, written.Account, written.Guest, database, cancel);
        return result switch
        {
            PostResult.Stored stored => new PostOutcome.Stored(stored.Comment, stored.Seq)
            {
                Words = stored.Comment.State == CommentState.Held && screened.Decisive is { } decisive ? HeldWords.In(source, decisive) : [],
            },
            PostResult.NoDiscussion => new PostOutcome.Refused(Refusal.NotFound, null),
            PostResult.Closed closed => new PostOutcome.Refused(Refusals.Closed(words, closed.Since), null),
            PostResult.Paused => new PostOutcome.Refused(SurgeNotices.Refused(words), null),
            PostResult.GuestsRefused => new PostOutcome.Refused(Refusals.Guests(words), null),
            PostResult.NoParent => new PostOutcome.Refused(Refusals.NoParent(words), "parentId"),
            PostResult.BranchLocked => new PostOutcome.Refused(Refusals.BranchLocked(words), "parentId"),
            PostResult.RefusedByRule rule => new PostOutcome.Refused(Refusals.Rule(words, rule.Why, source), "text"),
            PostResult.KeyReused => new PostOutcome.Refused(Refusals.KeyReused(words), "idempotencyKey"),
            PostResult.NameOfStaff => new PostOutcome.Refused(Refusals.NameOfStaff(words), "name"),
            _ => throw new InvalidOperationException($"unforeseen {result}"),
        };
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Whose keys these are: the account's, the guest's, or those of an address whose hash alone is kept.</summary>
    private static string WhoIs(CurrentReader reader, HttpContext http) => reader switch
    {
        { Account: { } account } => $"a:{account}",
        { Guest: { } guest } => $"g:{guest}",
        _ => "h:" + Convert.ToHexStringLower(HMACSHA256.HashData(
            http.RequestServices.GetRequiredService<KeyFile>().Hashing,
            BitConverter.GetBytes(RateLimits.AddressKey(http.Connection.RemoteIpAddress))))[..32],
    };
}

internal abstract record PostOutcome
{
    private PostOutcome() { }

    public sealed record Stored(CommentRow Comment, long Seq) : PostOutcome
    {
        /// <summary>For which it waits.</summary>
        public IReadOnlyList<string> Words { get; init; } = [];
    }

    /// <param name="Why">What to answer.</param>
    /// <param name="Field">The form's field that is wrong, where it is one.</param>
    public sealed record Refused(Refusal Why, string? Field) : PostOutcome;
}
