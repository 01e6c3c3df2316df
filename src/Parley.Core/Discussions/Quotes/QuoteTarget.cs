using System.Globalization;
using Parley.Core.Articles;
using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>What is quoted: a passage of an article's revision, or a comment as one of its revisions has it.</summary>
public readonly record struct QuoteTarget
{
    private QuoteTarget(PassageId? passage, CommentId? comment, int revision) => (Passage, Comment, Revision) = (passage, comment, revision);

    public PassageId? Passage { get; }
    public CommentId? Comment { get; }

    /// <summary>Of the article or of the comment, 1 and up.</summary>
    public int Revision { get; }

    public static QuoteTarget Of(PassageId passage, int revision) => new(passage, null, revision);

    public static QuoteTarget Of(CommentId comment, int revision) => new(null, comment, revision);
}

/// <summary>
/// Names a place in what can be quoted, as forms and addresses carry it: <c>p7r3@120-180</c> is a stretch of passage 7 in revision 3,
/// <c>c1099511627816r1</c> the whole of a comment.
/// </summary>
/// <param name="Range">In the passage's text or the comment's <see cref="ShownText"/>; null for the whole.</param>
public readonly record struct QuoteRef(QuoteTarget Target, TextRange? Range)
{
    private const int Longest = 80;

    /// <summary>Null for what is no such name. Whether there is such a place is another question.</summary>
    public static QuoteRef? Parse(string? text)
    {
        if (text is not { Length: > 3 and <= Longest })
            return null;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? text.AsSpan() : text.AsSpan(0, at);
        var revisionAt = name.IndexOf('r');
        if (revisionAt < 2 || Number(name[1..revisionAt]) is not ({ } id and > 0) || Number(name[(revisionAt + 1)..]) is not ({ } revision and > 0 and <= int.MaxValue))
            return null;
        TextRange? range = null;
        if (at >= 0)
        {
            var places = text.AsSpan(at + 1);
            var dash = places.IndexOf('-');
            if (dash < 1 || Number(places[..dash]) is not { } start || Number(places[(dash + 1)..]) is not { } end || start >= end || end > int.MaxValue)
                return null;
            range = new TextRange((int)start, (int)end);
        }

        return name[0] switch
        {
            'p' => new QuoteRef(QuoteTarget.Of(new PassageId(id), (int)revision), range),
            'c' => new QuoteRef(QuoteTarget.Of(new CommentId(id), (int)revision), range),
            _ => null,
        };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Target.Comment is { } comment ? $"c{comment}" : $"p{Target.Passage}")}r{Target.Revision}{(Range is { } range ? $"@{range.Start}-{range.End}" : "")}");

    private static long? Number(ReadOnlySpan<char> digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
