using Parley.Core.Site;

namespace Parley.Web.Site.OwnPages;

/// <summary>Texts to begin with, one file for each usual page in each language. What only the publisher knows stands in them as blanks in double brackets.</summary>
internal static class PageDrafts
{
    public static string For(string page, Publication site)
    {
        var language = Words.For(site.Language).Language;
        var text = Read(language, page) ?? Read("en", page) ?? throw new InvalidOperationException($"There is no draft of {page}.");
        return text.Replace("{site}", site.Name, StringComparison.Ordinal);
    }

    internal static string? Read(string language, string page)
    {
        using var stream = typeof(PageDrafts).Assembly.GetManifestResourceStream($"drafts/{language}/{page}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
