using AngleSharp.Dom;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation.Desk;

/// <summary>The desk of a site that holds every comment first.</summary>
internal static class DeskOf
{
    public static Task<Newsroom> Holding(DatabaseKind kind = DatabaseKind.Sqlite) => Newsroom.Open(kind, policy: site => site.SetPolicy(true, holdFirst: true, null, 15));

    public static Task<Newsroom> HoldingAlone() => Newsroom.OpenAlone(policy: site => site.SetPolicy(true, holdFirst: true, null, 15));

    public static Task<IDocument> Page(this Newsroom news, TestBrowser staff, string path) => news.Page(news.Prefix + "/desk" + path, staff);

    /// <summary>The comments that a page of the queue lists, in order.</summary>
    public static List<string> Listed(this IDocument page) => [.. page.QuerySelectorAll(".queue input[name=comment]").Select(box => box.GetAttribute("value") ?? "")];

    public static Task<HttpResponseMessage> Decide(this Newsroom news, TestBrowser staff, string comment, string act, params (string, string)[] more) =>
        staff.Post($"{news.Prefix}/desk/items/{comment}?tab=all", [("act", act), .. more]);

    public static async Task<string> Notice(HttpResponseMessage answer) =>
        Newsroom.Parse(await Answer.Text(answer)).QuerySelector("main > .notice")?.TextContent.Trim() ?? "";

    /// <summary>Flags a posted comment as a signed-in reader does.</summary>
    public static async Task Report(this Newsroom news, string comment, string reason = "off-topic", string words = "Not about lamps.") =>
        await (await news.SignedIn()).Post($"{news.Prefix}/comments/{comment}/report", ("reason", reason), ("words", words), ("text", words));
}
