using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Parley.Testing;

namespace Parley.Web.Tests.Discussions;

/// <summary>Reads answers and holds what every one of them must be.</summary>
internal static class Answer
{
    public static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await Text(answer));
        return document.RootElement.Clone();
    }

    public static async Task<JsonElement> Json(TestBrowser browser, string path)
    {
        var answer = await browser.Get(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {await Text(answer)}");
        return await Json(answer);
    }

    public static async Task<IDocument> Page(HttpResponseMessage answer)
    {
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return Newsroom.Parse(await Text(answer));
    }

    public static async Task<IDocument> Page(TestBrowser browser, string path)
    {
        var answer = await browser.Get(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await Page(answer);
    }

    /// <summary>Problem details of this status; gives them.</summary>
    public static async Task<JsonElement> Problem(HttpStatusCode expected, HttpResponseMessage answer)
    {
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} in place of {(int)expected}: {await Text(answer)}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var problem = await Json(answer);
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        return problem;
    }
}
