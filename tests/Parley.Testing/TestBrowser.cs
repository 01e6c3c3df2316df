using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parley.Testing;

/// <summary>
/// One reader's browser: keeps cookies as browsers do on the machine's own address, says that its forms are our own, and follows
/// no redirect by itself.
/// </summary>
internal sealed partial class TestBrowser(Uri address)
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>By name.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>Sent with every request; a value of null takes one away that is sent otherwise.</summary>
    public Dictionary<string, string?> Headers { get; } = new(StringComparer.OrdinalIgnoreCase) { ["Sec-Fetch-Site"] = "same-origin" };

    public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path, null);

    public async Task<string> Text(string path) => await (await Get(path)).Content.ReadAsStringAsync();

    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        await Send(HttpMethod.Post, path, new FormUrlEncodedContent((await WithToken(path, fields)).Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>The form of a comment carries what script would have put into it, unless the test says what it carries.</summary>
    public async Task<(string Name, string Value)[]> WithToken(string path, (string Name, string Value)[] fields) =>
        CommentForm().Match(path) is { Success: true } form && !fields.Any(field => field.Name == "formToken")
            ? [.. fields, ("formToken", await FormToken(form.Groups["site"].Value, form.Groups["discussion"].Value))]
            : fields;

    /// <summary>A token with its work done, as script has it.</summary>
    /// <param name="site">The prefix of the site, or nothing.</param>
    public async Task<string> FormToken(string site, string discussion)
    {
        var answer = await Json(HttpMethod.Post, $"{site}/api/v1/discussions/{discussion}/form-token", "");
        if (!answer.IsSuccessStatusCode) return "";
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var (token, bits) = (json.RootElement.GetProperty("token").GetString(), json.RootElement.GetProperty("bits").GetInt32());
        return Enumerable.Range(0, int.MaxValue).Select(number => $"{token}.{number}")
            .First(work => BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(work)))) >= bits);
    }

    public Task<HttpResponseMessage> Json(HttpMethod method, string path, string json) =>
        Send(method, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        foreach (var (name, value) in Headers)
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await Client.SendAsync(request);
        Take(answer.Headers);
        return answer;
    }

    /// <summary>The same person's second browser: same machine, no cookies.</summary>
    public TestBrowser Another() => new(address);

    [GeneratedRegex("^(?<site>.*)/discussions/(?<discussion>[0-9]+)/comments$")]
    private static partial Regex CommentForm();

    private void Take(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("Set-Cookie", out var cookies)) return;
        foreach (var cookie in cookies)
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0 || cookie.Contains("max-age=0", StringComparison.OrdinalIgnoreCase)) Cookies.Remove(pair[0]);
            else Cookies[pair[0]] = pair[1];
        }
    }
}
