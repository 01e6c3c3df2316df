using System.Text;
using Parley.Testing;

namespace Parley.Web.Tests.Site.Pictures;

/// <summary>Forms with a picture, as browsers and programs send them.</summary>
internal static class PictureSending
{
    public static async Task<HttpResponseMessage> Send(
        this TestBrowser browser, string path, byte[]? picture, string fileName = "quay.jpg", string type = "image/jpeg", params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in await browser.WithToken(path, fields))
            form.Add(new StringContent(value, Encoding.UTF8), name);
        if (picture is not null)
        {
            var file = new ByteArrayContent(picture);
            file.Headers.TryAddWithoutValidation("Content-Type", type);
            form.Add(file, "picture", fileName);
        }

        return await browser.Send(HttpMethod.Post, path, form);
    }

    /// <summary>A body written by hand, line ends included.</summary>
    public static Task<HttpResponseMessage> SendRaw(this TestBrowser browser, string path, string body, string contentType = "multipart/form-data; boundary=b")
    {
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body.Replace("\n", "\r\n", StringComparison.Ordinal)));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return browser.Send(HttpMethod.Post, path, content);
    }
}
