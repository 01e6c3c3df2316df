using System.Net.Http.Headers;
using System.Net.Http.Json;
using Parley.Core.Discussions;

namespace Parley.Durability.Tests.Running;

/// <summary>One comment with its key, sent as often as one likes.</summary>
internal sealed class LoneComment(Trial trial, DiscussionId discussion, string words)
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(30) };

    private readonly string path = $"/api/v1/discussions/{discussion}/comments";

    /// <summary>True when it was answered as posted.</summary>
    public async Task<bool> Send()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(trial.Program.Address, path))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", trial.People[0].Token) },
            Content = JsonContent.Create(new { text = words, idempotencyKey = words }),
        };
        try
        {
            using var answer = await Client.SendAsync(request);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Until a search finds it: whatever the program makes of a comment after posting it is then done and committed.</summary>
    public async Task IsFollowedUp()
    {
        var search = new Uri(trial.Program.Address, $"/api/v1/search?q={Uri.EscapeDataString(words)}");
        for (var look = 0; !(await Client.GetStringAsync(search)).Contains(words, StringComparison.Ordinal); look++)
        {
            Assert.True(look < 600, "half a minute, and nothing finds the comment");
            await Task.Delay(50);
        }
    }

    public async Task<bool> IsThere() => (await Client.GetStringAsync(new Uri(trial.Program.Address, path))).Contains(words, StringComparison.Ordinal);
}
