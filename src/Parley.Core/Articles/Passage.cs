using Parley.Core.Text;

namespace Parley.Core.Articles;

public enum PassageKind
{
    Headline = 0,
    Dek = 1,
    Paragraph = 2,
    Heading = 3,
    ListItem = 4,

    /// <summary>A paragraph of somebody else's words.</summary>
    Quotation = 5,
    Caption = 6,
}

/// <summary>A piece of an article that can be quoted, with a lasting id.</summary>
/// <param name="Id">Stays with the piece across revisions.</param>
/// <param name="Kind">What it is in the article.</param>
/// <param name="Text">Its words without dress; quotes count their offsets in it, in UTF-16 units.</param>
/// <param name="Html">Its words as inline markup.</param>
public sealed record Passage(PassageId Id, PassageKind Kind, string Text, SafeHtml Html);
