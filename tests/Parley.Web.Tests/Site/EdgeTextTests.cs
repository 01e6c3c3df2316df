using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class EdgeTextTests
{
    [Theory]
    [InlineData("plain", null)]
    [InlineData("\U0001F600 é 文", null)]
    [InlineData("a\0b", EdgeText.NullSign)]
    [InlineData(@"a\uD83D", EdgeText.HalfSign)]
    [InlineData(@"\uDE00\uD83D", EdgeText.HalfSign)]
    public void Whole_text_without_the_null_sign_may_enter(string text, string? wrong) => Assert.Equal(wrong, EdgeText.WhatIsWrongWith(Regex.Unescape(text)));

    [Theory]
    [InlineData("a%20b+c", "a b c")]
    [InlineData("100%", "100%")]
    [InlineData("%zz%4", "%zz%4")]
    [InlineData("%F0%9F%98%80", "\U0001F600")]
    [InlineData("\U0001F600", "\U0001F600")]
    public void A_form_is_decoded_once(string raw, string expected) => Assert.Equal((expected, null), EdgeText.Decode(raw, plusIsSpace: true));

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%C0%80")]
    [InlineData("%FF")]
    [InlineData("%F4%90%80%80")]
    [InlineData("%E2%82")]
    [InlineData(@"\uD800")]
    public void What_is_no_utf8_is_refused(string raw) => Assert.Equal(("", EdgeText.NotUtf8), EdgeText.Decode(Regex.Unescape(raw), plusIsSpace: true));

    [Theory]
    [InlineData("/static/query?a=x%00y", "a")]
    [InlineData("/static/query?a=%ED%A0%80", "a")]
    [InlineData("/static/query?a=1&a=2", "a")]
    [InlineData("/static/query?a=1&A=2", "A")]
    [InlineData("/static/query?other=%FF", "other")]
    [InlineData("/static/query?%00=1", "request")]
    [InlineData("/api/v1/for/Anyone?x=%00", "x")]
    [InlineData("/api/v1/%FF", "path")]
    [InlineData("/api/v1/for%c0%afAnyone", "path")]
    public async Task A_query_or_path_that_is_wrong_is_refused_by_name(string path, string field)
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Send(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field + ":", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text=a%00b", "text")]
    [InlineData("text=%ED%BF%BF", "text")]
    [InlineData("text=\u00ff", "request")]
    [InlineData("text=1&text=2", "text")]
    [InlineData("other=%00", "other")]
    public async Task A_form_that_is_wrong_is_refused_by_name(string body, string field)
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Form("/static/form", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field + ":", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_too_many_fields_is_refused()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Form("/static/form", string.Join('&', Enumerable.Range(0, 100).Select(n => $"f{n}=1")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_good_form_arrives_as_it_was_typed()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Form("/static/form", "text=%F0%9F%98%80+%2B%0D%0A%E6%96%87&empty=");

        Assert.Equal("\U0001F600 +\r\n文", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_route_may_take_a_name_more_than_once()
    {
        var program = await EdgeProgram.Shared();

        Assert.Equal("1|2", await program.Client.GetStringAsync("/static/many?a=1&a=2", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"text":"a\u0000b"}""", "text", EdgeText.NullSign)]
    [InlineData("""{"text":"\ud800"}""", "text", EdgeText.HalfSign)]
    [InlineData("""{"text":"\udc00\ud800"}""", "text", EdgeText.HalfSign)]
    [InlineData("""{"text":"x","guest":{"name":"\u0000"}}""", "guest.name", EdgeText.NullSign)]
    [InlineData("""{"text":"x","text":"y"}""", "text", EdgeText.Doubled)]
    [InlineData("""{"text":7}""", "text", "it is not what is expected here")]
    [InlineData("""{"text":null}""", "text", "it is not what is expected here")]
    [InlineData("""{}""", "body", "something that is needed is missing")]
    [InlineData("""{"text":""", "text", null)]
    [InlineData("""[]""", "body", null)]
    [InlineData("""null""", "body", null)]
    [InlineData("", "body", null)]
    public async Task Json_that_is_wrong_is_refused_by_name(string json, string field, string? what)
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Json("/api/v1/json", json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var errors = problem.GetProperty("errors").GetProperty(field);
        if (what is not null) Assert.Equal(what, errors[0].GetString());
    }

    [Fact]
    public async Task Json_with_deep_nesting_is_refused()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Json("/api/v1/json", "{\"text\":\"x\",\"more\":" + new string('[', 500) + new string(']', 500) + "}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Good_json_arrives_as_it_was_sent()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Json("/api/v1/json", """{"text":"\ud83d\ude00 文","guest":{"name":"Ann"},"score":99}""");

        Assert.Equal("\U0001F600 文Ann", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_header_that_is_too_long_is_refused_by_name()
    {
        var program = await EdgeProgram.Shared();

        var answer = await program.Send(HttpMethod.Get, "/api/v1/for/Anyone", null, ("User-Agent", new string('x', 5000)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("User-Agent", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
