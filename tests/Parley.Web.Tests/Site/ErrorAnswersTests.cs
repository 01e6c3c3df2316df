using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Parley.Web.Tests.Site;

public sealed class ErrorAnswersTests
{
    [Theory]
    [InlineData("GET", "/api/v1/bug", 500)]
    [InlineData("GET", "/api/v1/nothing", 404)]
    [InlineData("GET", "/herald/api/v1/nothing", 404)]
    [InlineData("GET", "/api/v1/json", 405)]
    [InlineData("GET", "/api/v1/for/Account", 401)]
    [InlineData("POST", "/api/v1/json", 415)]
    public async Task The_api_answers_problem_details(string method, string path, int status)
    {
        var program = await EdgeProgram.Shared();
        var body = method == "POST" ? new StringContent("text=x", Encoding.UTF8, "application/xml") : null;

        var answer = await program.Send(new HttpMethod(method), path, body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("/static/bug", HttpStatusCode.InternalServerError)]
    [InlineData("/static/nothing", HttpStatusCode.NotFound)]
    [InlineData("/static/form", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/apiary", HttpStatusCode.NotFound)]
    public async Task A_page_answers_a_page(string path, HttpStatusCode status)
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Send(HttpMethod.Get, path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/static/bug")]
    [InlineData("/api/v1/bug")]
    public async Task A_bug_shows_nothing_of_the_inside(string path)
    {
        var program = await EdgeProgram.Shared();

        var body = await (await program.Send(HttpMethod.Get, path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_kept_by_no_cache()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Send(HttpMethod.Get, "/static/nothing");

        Assert.True(answer.Headers.CacheControl?.NoStore);
    }
}
