using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Tests.Discussions;

namespace Parley.Web.Tests.Site.Settings;

/// <summary>Owners at their forms: as a browser fills them, with only what is changed named here.</summary>
internal static class Owners
{
    public static Task<TestBrowser> Owner(this TestProgram program, string email = "ada@news.example", string name = "Ada Wren") => program.SignIn(email, Role.Owner, name);

    /// <summary>The form of a page as it stands, with these fields written over; a value of null leaves the field out, as an unticked box is.</summary>
    public static async Task<HttpResponseMessage> Fill(this TestBrowser owner, string path, params (string Name, string? Value)[] changed) =>
        await owner.Post(path, await owner.Filled(path, changed));

    public static async Task<(string, string)[]> Filled(this TestBrowser owner, string path, params (string Name, string? Value)[] changed)
    {
        var page = await Answer.Page(owner, path);
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form").First(one => one.QuerySelector("[name=seen], [name=seenNumber]") is not null);
        var fields = form.Elements.Where(element => element.GetAttribute("name") is { Length: > 0 } && IsSent(element))
            .Select(element => (Name: element.GetAttribute("name") ?? "", Value: ValueOf(element))).ToList();
        foreach (var (name, value) in changed)
        {
            fields.RemoveAll(field => field.Name == name);
            if (value is not null) fields.Add((name, value));
        }

        return [.. fields];
    }

    public static async Task Saved(HttpResponseMessage answer) =>
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{answer.StatusCode}: {Errors(Newsroom.Parse(await Answer.Text(answer)))}");

    public static async Task<string> Refused(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.UnprocessableEntity)
    {
        Assert.Equal(status, answer.StatusCode);
        return Errors(await Answer.Page(answer));
    }

    private static string Errors(IDocument page) => string.Join(" | ", page.QuerySelectorAll(".error, .notice").Select(one => one.TextContent.Trim()));

    private static bool IsSent(IElement element) => element switch
    {
        IHtmlButtonElement => false,
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked,
        IHtmlInputElement { Type: "file" or "submit" } => false,
        _ => true,
    };

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => "",
    };
}
