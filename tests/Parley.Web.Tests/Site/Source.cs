using System.Text.RegularExpressions;

namespace Parley.Web.Tests.Site;

/// <summary>The components as they are written, found from the test's own place upwards.</summary>
internal static partial class Source
{
    public static IReadOnlyList<(string Name, string Text)> Components()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx"))) folder = folder.Parent;
        Assert.NotNull(folder);
        var web = Path.Combine(folder.FullName, "src", "Parley.Web");
        return [.. Directory.EnumerateFiles(web, "*.razor", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("_Imports.razor", StringComparison.Ordinal))
            .Select(file => (Path.GetRelativePath(web, file), File.ReadAllText(file)))];
    }

    /// <summary>What stands between the tags and is no code: the words that a reader would see in every language.</summary>
    public static IEnumerable<string> TextOf(string component)
    {
        var markup = component.Split("\n@code", 2)[0];
        markup = Remark().Replace(markup, "");
        markup = Directive().Replace(markup, "");
        markup = Parenthesised().Replace(markup, "");
        markup = Tag().Replace(markup, "\n");
        return markup.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !Code().IsMatch(line)).Select(line => Expression().Replace(line, ""));
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Remark();

    [GeneratedRegex(@"^@(inject|using|\{.*\}).*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"@(?:for |if |foreach |switch )?\((?>[^()]+|\((?<open>)|\)(?<-open>))*(?(open)(?!))\)")]
    private static partial Regex Parenthesised();

    [GeneratedRegex(@"</?[A-Za-z!](?:""[^""]*""|[^<>""])*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(@?(if|else|foreach|for|switch)\b.*|case .*|default:|break;|var \w+ = .*;|\{|\}|\{?@for .*)$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\} else \{|\}?@(if|for|foreach) \(.*?\) ?\{|@[\w.]+(\[[^\]]*\]|\((?>[^()]+|\((?<open>)|\)(?<-open>))*(?(open)(?!))\))*")]
    private static partial Regex Expression();
}
