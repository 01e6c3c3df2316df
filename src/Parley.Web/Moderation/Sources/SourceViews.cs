using Parley.Core.Articles;
using Parley.Core.Moderation.Sources;
using Parley.Storage.Moderation.Sources;
using Parley.Web.Discussions;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Sources;

/// <summary>That readers ask for a source, and which links were given; equal where it shows the same.</summary>
public sealed record SourceView(int Askers, bool IsClosed, IReadOnlyList<SourceLink> Links)
{
    public static SourceView Of(AskedSource asked, Func<string, string> link) =>
        new(asked.Askers, asked.IsClosed, [.. asked.Sources.Select(source => new SourceLink(source.Outlet, source.Url, link($"/comments/{source.Comment}")))]);

    public bool Equals(SourceView? other) => other is not null && Askers == other.Askers && IsClosed == other.IsClosed && Links.SequenceEqual(other.Links);

    public override int GetHashCode() => HashCode.Combine(Askers, IsClosed, Links.Count);
}

/// <param name="Outlet">Who publishes there.</param>
/// <param name="Url">Absolute.</param>
/// <param name="Path">Root-relative, to the comment that gives it.</param>
public sealed record SourceLink(string Outlet, string Url, string Path)
{
    /// <summary>Where it leads, beside the name that the article gives it: many publish on one host. Null where that is the name.</summary>
    public string? Host => GivenLinks.Host(Url) is var host && host != Outlet ? host : null;
}

/// <summary><c>/comments/ID/ask-source</c> and <c>/articles/SLUG/quotations/PASSAGE/ask-source</c>; post <c>value</c>: 1 asks, 0 takes it back.</summary>
public sealed record AskForSourceView
{
    public required PageFrame Frame { get; init; }
    public required string ArticleHeadline { get; init; }
    public required string ArticlePath { get; init; }

    /// <summary>Where the form posts to, and where whoever signs in comes back to.</summary>
    public required string Action { get; init; }

    /// <summary>The comment that is asked; null where it is a quotation.</summary>
    public CommentView? Comment { get; init; }

    public LaidQuotation? Quotation { get; init; }

    /// <summary>Null while nobody asks.</summary>
    public SourceView? Source { get; init; }

    /// <summary>The reader asks already.</summary>
    public required bool Asks { get; init; }

    /// <summary>The comment is the reader's, who may close the question.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Only readers with an account ask: each once.</summary>
    public required bool HasAccount { get; init; }
    public string? Error { get; init; }
}

/// <param name="Asking">Whether this reader asks.</param>
/// <param name="Askers">How many ask.</param>
internal sealed record AskingJson(bool Asking, int Askers);

/// <param name="Ask">False takes it back.</param>
internal sealed record AskRequest(bool Ask = true);
