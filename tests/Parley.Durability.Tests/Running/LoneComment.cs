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

    public async Task<bool> IsThere() => (await Client.GetStringAsync(new Uri(trial.Program.Address, path))).Contains(words, StringComparison.Ordinal);
}
