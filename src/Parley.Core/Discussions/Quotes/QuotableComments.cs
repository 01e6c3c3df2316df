namespace Parley.Core.Discussions.Quotes;

/// <summary>Comments as the finder looks things up in them; it grows as they come. The last added is the nearest.</summary>
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
    }

    internal QuotableWords Words { get; } = new();

    public void Add(QuotableComment comment) => Words.Add(QuoteTarget.Of(comment.Id, comment.Revision), comment.Text.Text, comment);
}
