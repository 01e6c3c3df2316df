using System.Text.Json;
using Parley.Core.Moderation;
using Parley.Storage.Notifications;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

/// <summary>What a reader was told by now: what follows a comment is done after it was answered.</summary>
internal static class Told
{
    /// <summary>Waits until so many are unread and gives all, newest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Unread(Newsroom news, TestBrowser reader, int count)
    {
        JsonElement answer = default;
        await Patience.Until(async () =>
        {
            answer = await Answer.Json(reader, $"{news.Prefix}/api/v1/notifications");
            return answer.GetProperty("unread").GetInt32() >= count;
        });
        return [.. answer.GetProperty("notifications").EnumerateArray()];
    }

    /// <summary>All that is to be told of what was posted so far has been.</summary>
    public static Task Everything(Newsroom news) => Patience.Until(async () =>
        !await news.Program.Read(async database => await Storage.Discussions.CommentTasks.HasTasks(database, TestContext.Current.CancellationToken)));

    /// <summary>What was decided by now is told, though the seconds in which it can be undone are not over.</summary>
    public static Task Decisions(Newsroom news) => news.Program.Write((job, cancel) => job.TellStatements(
        news.Program.Clock.GetUtcNow() + Verdict.ToldAfter, news.Program.Get<Parley.Web.Notifications.GuestLetters>().TellStatements, cancel));

    public static string Of(JsonElement notification, string property) => notification.GetProperty(property).GetString() ?? "";
}
