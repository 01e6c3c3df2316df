using System.Net;
using System.Text.RegularExpressions;
using Parley.Testing;
using Parley.Web.People.Providers;

namespace Parley.Web.Tests.People.Providers;

/// <summary>The program and one provider beside it.</summary>
internal sealed partial class ProviderProgram(TestProgram program, TestProvider provider) : IAsyncDisposable
{
    public TestProgram Program => program;
    public TestProvider Provider => provider;

    public static async Task<ProviderProgram> Start(bool isPrivate = true)
    {
        TestProgram? running = null;
        var provider = await TestProvider.Start(() => running?.Clock.GetUtcNow() ?? TestStore.Start);
        running = await TestProgram.Start(options => options with
        {
            Providers =
            [
                new ProviderOptions
                {
                    Name = "harbour", Label = "Harbour", Authority = provider.Issuer, ClientId = TestProvider.ClientId, ClientSecret = TestProvider.ClientSecret, MayBePrivate = isPrivate,
                },
            ],
        });
        return new ProviderProgram(running, provider);
    }

    /// <summary>Presses the button; the provider's address to which the page leads.</summary>
    public async Task<string> Begin(TestBrowser browser, params (string Name, string Value)[] fields)
    {
        var answer = await browser.Post("/sign-in/with/harbour", fields);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, html);
        var to = WebUtility.HtmlDecode(Link().Match(html).Groups[1].Value);
        Assert.Equal($"0; url={to}", answer.Headers.GetValues("Refresh").Single());
        Assert.StartsWith(provider.Issuer, to, StringComparison.Ordinal);
        return to;
    }

    /// <summary>The whole way there and back.</summary>
    public async Task<HttpResponseMessage> SignIn(TestBrowser browser, params (string Name, string Value)[] fields) =>
        await browser.Get(provider.Agree(await Begin(browser, fields)));

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        await provider.DisposeAsync();
    }

    [GeneratedRegex("class=\"lede\"><a href=\"([^\"]+)\"")]
    private static partial Regex Link();
}
