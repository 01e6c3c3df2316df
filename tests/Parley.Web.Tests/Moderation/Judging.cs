using System.Net;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Moderation;

/// <summary>Verdicts as staff give them by the API.</summary>
internal static class Judging
{
    /// <summary>Removes a comment and gives the verdict's number on the ledger.</summary>
    /// <param name="fields">More fields of the request, each after a comma; a reason where it is not spam.</param>
    public static async Task<long> Remove(TestBrowser staff, string comment, string fields = """, "reason":"spam" """) =>
        await Give(staff, comment, $""" "verdict":"remove" {fields} """);

    public static async Task<long> Give(TestBrowser staff, string comment, string fields)
    {
        var answer = await Try(staff, comment, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode} {await Answer.Text(answer)}");
        return (await Answer.Json(answer)).GetProperty("verdict").GetInt64();
    }

    public static Task<HttpResponseMessage> Try(TestBrowser staff, string comment, string fields) =>
        staff.Json(HttpMethod.Post, $"/api/v1/comments/{comment}/verdict", $$"""{ {{fields}} }""");
}
