namespace Parley.Core.Discussions.Quotes;

/// <summary>Comments as the finder looks things up in them; it grows as they come, the oldest first.</summary>
public sealed class QuotableComments
{
    public QuotableComments()
    {
    }

    /// <param name="nearestFirst">As <see cref="Quotable.Comments"/> has them.</param>
    public QuotableComments(IReadOnlyList<QuotableComment> nearestFirst)
    {
        for (var index = nearestFirst.Count - 1; index >= 0; index--)
            Add(nearestFirst[index]);
        Nearest = nearestFirst.Count > 0 ? nearestFirst[0].Id : null;
    }

    /// <summary>The one that is answered, where that is known.</summary>
    internal CommentId? Nearest { get; }

    internal QuotableWords Words { get; } = new();

    public void Add(QuotableComment comment) => Words.Add(QuoteTarget.Of(comment.Id, comment.Revision), comment.Text.Text, comment.Quotes);
}
