using System.Net.Http.Headers;
using System.Text.Json;
using Parley.Core.Discussions;
using Parley.Durability.Tests.Checking;

namespace Parley.Durability.Tests.Running;

/// <summary>Reads a whole discussion back as readers do: page after page, branch after branch, and each reader's own votes.</summary>
internal sealed class ThreadReader(Uri address, DiscussionId discussion) : IDisposable
{
    private const int IdsAtOnce = 200;

    private readonly HttpClient client = new() { BaseAddress = address };
    private readonly List<StoredComment> comments = [];
    private readonly Dictionary<(string Reader, string Comment), int> votes = [];

    /// <param name="people">Names and tokens of those whose votes are asked for.</param>
    /// <param name="atLeast">The number that must be there.</param>
    public async Task<StoredThread> Read(IEnumerable<(string Name, string Token)> people, long atLeast)
    {
        var head = await Json($"/api/v1/discussions/{discussion}?after={atLeast}", null);
        await Pages($"?sort=oldest&limit=100&after={atLeast}");
        foreach (var (name, token) in people)
            foreach (var ids in comments.Select(comment => comment.Id).Chunk(IdsAtOnce))
                foreach (var vote in (await Json($"/api/v1/discussions/{discussion}/mine?ids={string.Join(',', ids)}", token)).GetProperty("votes").EnumerateObject())
                    votes[(name, vote.Name)] = vote.Value.GetInt32();
        return new StoredThread(head.GetProperty("seq").GetInt64(), head.GetProperty("commentCount").GetInt64(), comments, votes);
    }

    public void Dispose() => client.Dispose();

    private async Task Pages(string query)
    {
        for (string? next = query; next is not null;)
        {
            var page = await Json($"/api/v1/discussions/{discussion}/comments{next}", null);
            foreach (var comment in page.GetProperty("comments").EnumerateArray())
                await Take(comment);
            next = Cursor(page, "next");
        }
    }

    private async Task Take(JsonElement comment)
    {
        var shown = comment.GetProperty("votes");
        comments.Add(new StoredComment(
            Text(comment, "id") ?? "", Text(comment, "parentId"), Text(comment, "state") != "posted", Text(comment, "text") ?? "",
            shown.GetProperty("up").GetInt32(), shown.GetProperty("down").GetInt32()));
        foreach (var reply in comment.GetProperty("replies").EnumerateArray())
            await Take(reply);
        if (Cursor(comment, "nextReplies") is { } more)
            await Pages(more);
    }

    private static string? Cursor(JsonElement of, string name) => Text(of, name) is { } cursor ? "?limit=100&cursor=" + Uri.EscapeDataString(cursor) : null;

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private async Task<JsonElement> Json(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonElement.Parse(body) : throw new InvalidOperationException($"{path} was answered with {answer.StatusCode}: {body}");
    }
}
