using System.Text.Json;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Notifications;

/// <summary>What a reader was told by now: what follows a comment is done after it was answered.</summary>
internal static class Told
{
    /// <summary>Waits until so many are unread and gives all, newest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Unread(Newsroom news, TestBrowser reader, int count)
    {
        while (true)
        {
            var answer = await Answer.Json(reader, $"{news.Prefix}/api/v1/notifications");
            if (answer.GetProperty("unread").GetInt32() >= count) return [.. answer.GetProperty("notifications").EnumerateArray()];
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>All that is to be told of what was posted so far has been.</summary>
    public static async Task Everything(Newsroom news)
    {
        while (await news.Program.Read(async database => await Storage.Discussions.CommentTasks.HasTasks(database, TestContext.Current.CancellationToken)))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    public static string Of(JsonElement notification, string property) => notification.GetProperty(property).GetString() ?? "";
}
