using System.Globalization;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Text;

namespace Parley.Web.Discussions.Quotes;

/// <summary>A place as selectors of the Web Annotation model name it.</summary>
/// <param name="Comment">Whose words they select; null for the article's.</param>
/// <param name="Passage">That the position counts in.</param>
/// <param name="Revision">Null for the one that is shown.</param>
internal sealed record SelectedPlace(TextSelectors Selectors, CommentId? Comment, PassageId? Passage, int? Revision)
{
    private const int MostSelectors = 8;
    private const int LongestAddress = 2_000;

    /// <summary>Null where they select nothing that can be looked for.</summary>
    public static SelectedPlace? Read(ResourceJson<string?> target)
    {
        // Of a list, JSON may leave out what the type says must be there.
        if (target.Selector is not { Count: <= MostSelectors } selectors || selectors.Any(selector => selector is null) || target.Source?.Length > LongestAddress)
            return null;
        var quote = selectors.FirstOrDefault(selector => selector.Type == "TextQuoteSelector");
        var fragment = selectors.FirstOrDefault(selector => selector is { Type: "FragmentSelector", Value: ['p', '-', ..] });
        var position = (fragment?.RefinedBy ?? selectors.FirstOrDefault(selector => selector.Type == "TextPositionSelector")) is { Start: { } start and >= 0, End: { } end } && end > start
            ? new TextRange(start, end)
            : (TextRange?)null;
        if ((quote?.Exact is null && position is null) || new[] { quote?.Exact, quote?.Prefix, quote?.Suffix }.Any(part => part?.Length > TextSelectors.Longest))
            return null;
        var passage = long.TryParse(fragment?.Value?[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new PassageId(id) : (PassageId?)null;
        return new SelectedPlace(
            new TextSelectors(quote?.Exact, quote?.Prefix ?? "", quote?.Suffix ?? "", position),
            target.Source is { } address ? CommentId.Parse(Annotations.Segment(address, "comments")) : null, passage, target.Revision);
    }
}
