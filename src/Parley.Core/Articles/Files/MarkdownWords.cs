using System.Text;
using Markdig.Syntax.Inlines;

namespace Parley.Core.Articles.Files;

/// <summary>The inside of a paragraph, flattened into runs.</summary>
internal sealed class MarkdownWords(int line, string field, Faults faults)
{
    private readonly List<Run> runs = [];

    public RichText Read(ContainerInline? inside)
    {
        if (inside is not null) Walk(inside, new Run(""));
        return new RichText(Joined());
    }

    // As deep as MarkdownCost allows brackets and stars to nest, no deeper.
    private void Walk(ContainerInline inside, Run dress)
    {
        foreach (var inline in inside)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Add(literal.Content.ToString(), dress);
                    break;
                case HtmlEntityInline entity:
                    Add(Entity(entity), dress);
                    break;
                case CodeInline code:
                    Add(code.Content, dress with { Code = true });
                    break;
                case LineBreakInline rest:
                    Add(rest.IsHard ? "\n" : " ", dress);
                    break;
                case EmphasisInline emphasis:
                    Walk(emphasis, emphasis.DelimiterCount >= 2 ? dress with { Strong = true } : dress with { Emphasis = true });
                    break;
                case AutolinkInline address:
                    Add(address.Url, dress with { Link = Checked(address.IsEmail ? "mailto:" + address.Url : address.Url) });
                    break;
                case LinkInline { IsImage: true }:
                    Fault("a picture stands in a container that says whose it is: a line \":::figure\", then file, alt and credit, then a line \":::\"");
                    break;
                case LinkInline link:
                    if (!string.IsNullOrEmpty(link.Title)) Fault("a link has no title: say it in the words");
                    Walk(link, dress with { Link = Checked(link.Url ?? "") });
                    break;
                case HtmlInline:
                    Fault("HTML has no place in an article: write Markdown, or a backslash before < for the sign itself");
                    break;
                case DelimiterInline opened:
                    // A bracket or star that never closed stands for itself.
                    Add(opened.ToLiteral(), dress);
                    Walk(opened, dress);
                    break;
                case ContainerInline other:
                    Walk(other, dress);
                    break;
            }
        }
    }

    private void Add(string words, Run dress) => runs.Add(dress with { Text = words });

    private void Fault(string message) => faults.Add(line, field, message);

    private string? Checked(string link)
    {
        if (ArticleLink.WhatIsWrongWith(link) is not { } wrong) return link;
        Fault(wrong);
        return null;
    }

    // An entity can name what the file's own signs were checked for.
    private string Entity(HtmlEntityInline entity)
    {
        var sign = entity.Transcoded.ToString();
        if (!sign.Any(c => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or '\uFFFD')) return sign;
        Fault("this code (&…;) stands for a sign that no text has: delete it");
        return "";
    }

    // Neighbours of the same dress are one run; blanks at both ends go.
    private List<Run> Joined()
    {
        var joined = new List<Run>();
        var text = new StringBuilder();
        for (var index = 0; index < runs.Count; index++)
        {
            text.Append(runs[index].Text);
            if (index + 1 < runs.Count && runs[index + 1] with { Text = "" } == runs[index] with { Text = "" }) continue;
            if (text.Length > 0) joined.Add(runs[index] with { Text = text.ToString() });
            text.Clear();
        }
        while (joined.Count > 0 && string.IsNullOrWhiteSpace(joined[0].Text)) joined.RemoveAt(0);
        while (joined.Count > 0 && string.IsNullOrWhiteSpace(joined[^1].Text)) joined.RemoveAt(joined.Count - 1);
        if (joined.Count > 0) joined[0] = joined[0] with { Text = joined[0].Text.TrimStart() };
        if (joined.Count > 0) joined[^1] = joined[^1] with { Text = joined[^1].Text.TrimEnd() };
        return joined;
    }
}
