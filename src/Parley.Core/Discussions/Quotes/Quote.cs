using Parley.Core.Articles;
using Parley.Core.Site;
using Parley.Core.Text;

namespace Parley.Core.Discussions.Quotes;

/// <summary>What became of quoted words since they were quoted.</summary>
public enum QuoteFate
{
    /// <summary>They stand as they stood, here or elsewhere in the article.</summary>
    Same = 0,

    /// <summary>Their place is still known; its words are others.</summary>
    Changed = 1,

    /// <summary>Nothing says where they went.</summary>
    Gone = 2,
}

/// <summary>
/// Words of a comment that are a passage's or another comment's. It holds where they stand, never the words: those are in the texts
/// themselves, and go with them.
/// </summary>
public sealed class Quote
{
    private Quote() { }

    public long Id { get; private set; }
    public SiteId Site { get; private set; }
    public DiscussionId Discussion { get; private set; }

    /// <summary>The comment that quotes.</summary>
    public CommentId Comment { get; private set; }

    /// <summary>The quoting words in the comment's <see cref="ShownText"/>. Both 0 when the whole comment is about the place, without repeating its words.</summary>
    public int Start { get; private set; }
    public int End { get; private set; }

    /// <summary>The article quoted; null when it is a comment.</summary>
    public ArticleId? Article { get; private set; }
    public PassageId? Passage { get; private set; }

    /// <summary>The comment quoted; null when it is an article.</summary>
    public CommentId? Target { get; private set; }

    /// <summary>Of the article or the comment quoted, as the quoting reader saw it.</summary>
    public int Revision { get; private set; }

    /// <summary>The quoted words in the passage's text or the quoted comment's <see cref="ShownText"/>, in that revision.</summary>
    public int TargetStart { get; private set; }
    public int TargetEnd { get; private set; }

    /// <summary>How sure the finder was, in thousandths; 1,000 where the reader picked the place.</summary>
    public int Certainty { get; private set; }

    /// <summary>The quoting comment is posted and to be seen.</summary>
    public bool Visible { get; private set; }

    public QuoteFate Fate { get; private set; }

    /// <summary>Where the place is in the article's current revision; null when gone, and for quotes of comments.</summary>
    public PassageId? NowPassage { get; private set; }
    public int NowStart { get; private set; }
    public int NowEnd { get; private set; }

    /// <summary>Where the sentence begins, in the current passage, that holds most of the words.</summary>
    public int Sentence { get; private set; }

    /// <summary>The first of its comment in that sentence: the one that is counted.</summary>
    public bool Counts { get; private set; }
}

/// <summary>How many comments quote a sentence of the current revision. Changes in the transaction of what it counts.</summary>
public sealed class PassageMark
{
    private PassageMark() { }

    public ArticleId Article { get; private set; }
    public PassageId Passage { get; private set; }

    /// <summary>Where the sentence begins in the passage.</summary>
    public int Sentence { get; private set; }

    /// <summary>Comments that are posted and to be seen; a row with none is taken away.</summary>
    public int Comments { get; private set; }
}
