using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Storage.People;
using Parley.Testing;
using Parley.Web.People;
using Parley.Web.Site;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site;

/// <summary>
/// Every route of the running program × every role × every state of the thing: what the declaration and the small table below say must be
/// what is answered. A route about a comment that the table does not know fails.
/// </summary>
public sealed partial class AccessMatrixTests
{
    private static readonly string[] Roles = ["nobody", "guest", "account", "author", "moderator", "editor", "owner", "owner elsewhere"];
    private static readonly string[] States = ["posted", "held", "removed", "deleted", "another site's"];

    /// <summary>What the handler answers once the edge lets the role in.</summary>
    private static readonly Dictionary<string, Func<string, string, HttpStatusCode>> OfComments = new(StringComparer.Ordinal)
    {
        ["GET /comments/{id}"] = (_, state) => Seen(state),
        ["GET /comments/{id}/replies"] = (_, state) => Seen(state),
        ["GET /comments/{id}/reply"] = (_, state) => Seen(state),
        ["GET /comments/{id}/mine"] = (role, state) => state == "held" && (role == "author" || IsStaff(role)) ? HttpStatusCode.OK : Seen(state),
        ["POST /comments/{id}/edit"] = (role, state) => Changed(role, state, HttpStatusCode.Found),
        ["POST /comments/{id}/delete"] = (role, state) => Changed(role, state, HttpStatusCode.Found),
        ["POST /comments/{id}/vote"] = (_, state) => state == "posted" ? HttpStatusCode.Found : HttpStatusCode.NotFound,
        ["POST /comments/{id}/follow"] = (_, state) => Seen(state) == HttpStatusCode.OK ? HttpStatusCode.Found : HttpStatusCode.NotFound,
        ["PUT /api/v1/comments/{id}/follow"] = (_, state) => Seen(state),
        ["GET /comments/{id}/verdict"] = (role, state) => IsStaff(role) && state != "another site's" ? HttpStatusCode.OK : HttpStatusCode.NotFound,
        ["POST /comments/{id}/verdict"] = (role, state) => Judged(role, state, HttpStatusCode.Found),
        ["GET /comments/{id}/report"] = (_, state) => state == "posted" ? HttpStatusCode.OK : HttpStatusCode.NotFound,
        ["POST /comments/{id}/report"] = (role, state) => Reported(role, state, HttpStatusCode.Found),
        ["POST /api/v1/comments/{id}/report"] = (role, state) => Reported(role, state, HttpStatusCode.Accepted),
        ["GET /comments/{id}/correct"] = (_, state) => state == "posted" ? HttpStatusCode.OK : HttpStatusCode.NotFound,
        ["POST /comments/{id}/correct"] = (_, state) => state == "posted" ? HttpStatusCode.Found : HttpStatusCode.NotFound,
        ["POST /api/v1/comments/{id}/correct"] = (_, state) => state == "posted" ? HttpStatusCode.Accepted : HttpStatusCode.NotFound,
        ["GET /comments/{id}/ask-source"] = (_, state) => state == "posted" ? HttpStatusCode.OK : HttpStatusCode.NotFound,
        ["POST /comments/{id}/ask-source"] = (role, state) => Reported(role, state, HttpStatusCode.Found),
        ["PUT /api/v1/comments/{id}/ask-source"] = (role, state) => Reported(role, state, HttpStatusCode.OK),
        // Nobody asks.
        ["POST /comments/{id}/close-source"] = (_, _) => HttpStatusCode.NotFound,
        ["GET /comments/{id}/mark"] = (role, state) => ByStaff(role, state, HttpStatusCode.OK),
        ["POST /comments/{id}/mark"] = (role, state) => ByStaff(role, state, HttpStatusCode.BadRequest),
        ["POST /api/v1/comments/{id}/mark"] = (role, state) => ByStaff(role, state, HttpStatusCode.BadRequest),
        ["POST /comments/{id}/move"] = (role, state) => ByStaff(role, state, HttpStatusCode.Conflict),
        ["POST /api/v1/comments/{id}/move"] = (role, state) => ByStaff(role, state, HttpStatusCode.Conflict),
        ["POST /comments/{id}/dismiss-reports"] = (role, state) => IsStaff(role) && state != "another site's" ? HttpStatusCode.Conflict : HttpStatusCode.NotFound,
        ["POST /api/v1/comments/{id}/dismiss-reports"] = (role, state) => IsStaff(role) && state != "another site's" ? HttpStatusCode.Conflict : HttpStatusCode.NotFound,
        ["POST /comments/{id}/verdict/undo"] = Undone,
        ["POST /api/v1/comments/{id}/verdict/undo"] = Undone,
        ["PATCH /api/v1/comments/{id}"] = (role, state) => Changed(role, state, HttpStatusCode.OK),
        ["DELETE /api/v1/comments/{id}"] = (role, state) => Changed(role, state, HttpStatusCode.OK),
        ["GET /api/v1/comments/{id}"] = (_, state) => Seen(state),
        ["GET /api/v1/comments/{id}/annotations"] = (_, state) => Seen(state),
        ["PUT /api/v1/comments/{id}/vote"] = (_, state) => state == "posted" ? HttpStatusCode.OK : HttpStatusCode.NotFound,
        ["POST /api/v1/comments/{id}/verdict"] = (role, state) => Judged(role, state, HttpStatusCode.OK),
    };

    /// <summary>By role and state; a comment and its reader serve until something was changed.</summary>
    private readonly Dictionary<(string Role, string State), (string Comment, TestBrowser Browser)> unchanged = [];

    [Fact]
    public async Task Nobody_gets_further_than_declared()
    {
        await using var news = await Newsroom.OpenAlone();
        var elsewhere = await news.Neighbour();
        List<string> wrong = [];
        var cells = 0;
        foreach (var (method, template, access) in Routes(news.Program))
        {
            var isOfComment = template.Contains("/comments/{id}", StringComparison.Ordinal);
            if (isOfComment && !OfComments.ContainsKey($"{method} {template}"))
                wrong.Add($"{method} {template} is about a comment and stands in no row of the table");
            foreach (var role in Roles)
                foreach (var state in isOfComment || template.Contains("/discussions/{id}", StringComparison.Ordinal) ? States : ["posted"])
                {
                    cells++;
                    if (await Try(news, elsewhere, method, template, access, role, state) is { } complaint)
                        wrong.Add($"{method} {template} by {role}, {state}: {complaint}");
                }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(40)));
        Assert.True(cells > 500, $"{cells} cells");
    }

    [Fact]
    public async Task A_form_without_any_field_is_answered_and_breaks_nothing()
    {
        await using var news = await Newsroom.OpenAlone();
        var owner = await news.SignedIn(role: Role.Owner);
        List<string> broken = [];
        foreach (var (_, template, _) in Routes(news.Program).Where(route => route.Method == "POST" && !route.Template.StartsWith("/api", StringComparison.Ordinal)))
        {
            var path = Parameter().Replace(template.Replace("{slug}", news.Article.Slug, StringComparison.Ordinal), "1");
            using var nothing = new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded");
            var status = (await owner.Send(HttpMethod.Post, news.Prefix + path, nothing)).StatusCode;
            if (status >= HttpStatusCode.InternalServerError)
                broken.Add($"{template}: {status}");
        }

        Assert.True(broken.Count == 0, string.Join("\n", broken));
    }

    private async Task<string?> Try(Newsroom news, Newsroom elsewhere, string method, string template, RouteAccess access, string role, string state)
    {
        if (!unchanged.Remove((role, state), out var arranged))
            arranged = await Arrange(news, elsewhere, role, state);
        var (comment, browser) = arranged;
        var before = await news.Row(comment);
        var home = state == "another site's" ? elsewhere : news;
        var path = template.Contains("/comments/{id}", StringComparison.Ordinal) ? template.Replace("{id}", comment, StringComparison.Ordinal) : template;
        // An article that is withdrawn on the way would take its discussion with it: nobody's is tried instead.
        if (template.StartsWith("/editor/", StringComparison.Ordinal))
            path = path.Replace("{id}", "0", StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal);
        path = Parameter().Replace(path.Replace("{id}", home.Discussion.ToString(), StringComparison.Ordinal).Replace("{comment}", comment, StringComparison.Ordinal).Replace("{slug}", home.Article.Slug, StringComparison.Ordinal).Replace("{passage}", "1", StringComparison.Ordinal), "x");
        using var body = method == "GET" ? null : Body(template.StartsWith("/api", StringComparison.Ordinal));

        // Without it the stream of events would go on for as long as anybody reads it.
        browser.Headers["Accept"] = "application/json";
        var answer = await browser.Send(new HttpMethod(method), news.Prefix + path, body);

        var status = answer.StatusCode;
        if (method == "GET" || (int)status >= 400)
            unchanged[(role, state)] = arranged;
        var expected = Gate(access.Who, role) ?? (OfComments.TryGetValue($"{method} {template}", out var row) ? row(role, state)
            : template.Contains("/discussions/{id}", StringComparison.Ordinal) && state == "another site's" ? HttpStatusCode.NotFound : (HttpStatusCode?)null);
        if (expected is null)
            return status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError ? $"{status}" : null;
        // Without a reader the personal answer is empty before anything is looked up.
        if (template == "/api/v1/discussions/{id}/mine" && role == "nobody")
            expected = HttpStatusCode.OK;
        if (status != expected)
            return $"{status} in place of {expected}";
        return (int)status >= 400 && before != await news.Row(comment) ? "refused, and yet changed" : null;
    }

    /// <summary>What the edge itself answers; null where it lets the role in.</summary>
    private static HttpStatusCode? Gate(Who who, string role) => who switch
    {
        Who.Anyone => null,
        Who.Reader or Who.Author => role == "nobody" ? HttpStatusCode.Unauthorized : null,
        _ when role is "nobody" or "guest" => HttpStatusCode.Unauthorized,
        Who.Account => null,
        Who.Moderator => IsStaff(role) ? null : HttpStatusCode.Forbidden,
        Who.Editor => role is "editor" or "owner" ? null : HttpStatusCode.Forbidden,
        _ => role is "owner" ? null : HttpStatusCode.Forbidden,
    };

    private static bool IsStaff(string role) => role is "moderator" or "editor" or "owner";

    private static HttpStatusCode Seen(string state) => state is "posted" or "removed" or "deleted" ? HttpStatusCode.OK : HttpStatusCode.NotFound;

    private static HttpStatusCode Changed(string role, string state, HttpStatusCode done) => (state, role) switch
    {
        ("posted" or "held", "author") => done,
        ("posted", _) => HttpStatusCode.Forbidden,
        _ => HttpStatusCode.NotFound,
    };

    private static HttpStatusCode Reported(string role, string state, HttpStatusCode done) =>
        state != "posted" ? HttpStatusCode.NotFound : role == "author" ? HttpStatusCode.Forbidden : done;
    private static HttpStatusCode ByStaff(string role, string state, HttpStatusCode answer) =>
        IsStaff(role) && state != "another site's" ? answer : HttpStatusCode.NotFound;

    private static HttpStatusCode Judged(string role, string state, HttpStatusCode done) => state switch
    {
        _ when !IsStaff(role) || state == "another site's" => HttpStatusCode.NotFound,
        "posted" or "held" => done,
        _ => HttpStatusCode.Conflict,
    };

    /// <summary>No verdict is named.</summary>
    private static HttpStatusCode Undone(string role, string state) =>
        IsStaff(role) && state != "another site's" ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound;

    private static StringContent Body(bool isApi) => isApi
        ? new StringContent("""{"text":"New words.","value":1,"follow":true,"verdict":"remove","reason":"spam","guest":{"name":"Gwen"}}""", Encoding.UTF8, "application/json")
        : new StringContent("text=New+words.&value=1&verdict=remove&reason=spam&name=Gwen", Encoding.UTF8, "application/x-www-form-urlencoded");

    /// <summary>A fresh comment in this state, its author, and somebody in this role.</summary>
    private static async Task<(string Comment, TestBrowser Browser)> Arrange(Newsroom news, Newsroom elsewhere, string role, string state)
    {
        var home = state == "another site's" ? elsewhere : news;
        var token = Tokens.New();
        var now = news.Program.Clock.GetUtcNow();
        var id = await news.Program.Write(async (database, cancel) =>
        {
            var author = await Account(database, cancel);
            var posted = await database.Post(A.Comment().By(author).To(home.Discussion, now), cancel);
            var comment = ((PostResult.Stored)posted).Comment.Id;
            var (stored, visible) = state switch
            {
                "held" => (CommentState.Held, false),
                "removed" => (CommentState.Removed, true),
                "deleted" => (CommentState.Deleted, true),
                _ => (CommentState.Posted, true),
            };
            await database.Execute("UPDATE comments SET state = @state, visible = @visible WHERE id = @id", cancel, ("@state", stored), ("@visible", visible), ("@id", comment.Value));
            if (role == "guest")
                database.Guests.Add(new Guest(Tokens.Hash(token), "Gwen", null, now));
            else if (role != "nobody")
            {
                var who = role == "author" ? author : await Account(database, cancel);
                database.Sessions.Add(new Session(Tokens.Hash(token), who, isBearer: false, null, now, now.AddDays(1)));
                if (Enum.TryParse<Role>(role, ignoreCase: true, out var rank))
                    database.Staff.Add(new StaffMember(who, news.Site.Id, rank, now));
                // On a third site: not the thing's, nor the one that the path names.
                if (role == "owner elsewhere")
                    database.Staff.Add(new StaffMember(who, await news.Program.FirstSite(), Role.Owner, now));
            }

            await database.SaveChangesAsync(cancel);
            return comment;
        });
        var browser = news.Browser();
        if (role != "nobody")
            browser.Cookies[role == "guest" ? ReaderCookies.GuestName : ReaderCookies.SessionName] = token;
        return (id.ToString(), browser);

        async Task<AccountId> Account(Database database, CancellationToken cancel)
        {
            var account = new Account("Reader " + A.Next(), "reader " + A.Next(), null, null, now);
            database.Accounts.Add(account);
            await database.SaveChangesAsync(cancel);
            return account.Id;
        }
    }

    private static List<(string Method, string Template, RouteAccess Access)> Routes(TestProgram program)
    {
        List<(string, string, RouteAccess)> routes = [];
        foreach (var endpoint in program.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var access = endpoint.Metadata.GetMetadata<RouteAccess>() ?? throw new InvalidOperationException($"{endpoint.DisplayName} declares nothing.");
            var template = "/" + Constraint().Replace((endpoint.RoutePattern.RawText ?? "").TrimStart('/'), "}");
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                routes.Add((method, template, access));
        }

        return routes;
    }

    [GeneratedRegex(@":[^}]*\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
