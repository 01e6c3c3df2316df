using Parley.Core.Discussions;
using Parley.Core.Live;
using Xunit;

namespace Parley.Core.Tests.Live;

public sealed class NewsTests
{
    private static readonly CommentId One = new(1);

    [Theory]
    [InlineData(CommentState.Posted, true, "posted", EventKind.CommentPosted)]
    [InlineData(CommentState.Posted, true, "posted", EventKind.CommentPosted, EventKind.CommentEdited, EventKind.CommentVoted)]
    [InlineData(CommentState.Posted, true, "posted", EventKind.CommentHeld, EventKind.CommentPosted)]
    [InlineData(CommentState.Posted, true, "edited voted", EventKind.CommentVoted, EventKind.CommentEdited)]
    [InlineData(CommentState.Posted, true, "restored", EventKind.CommentRemoved, EventKind.CommentRestored, EventKind.CommentVoted)]
    [InlineData(CommentState.Removed, true, "gone", EventKind.CommentPosted, EventKind.CommentRemoved)]
    [InlineData(CommentState.Deleted, true, "gone", EventKind.CommentEdited, EventKind.CommentDeleted)]
    [InlineData(CommentState.Held, false, "", EventKind.CommentHeld, EventKind.CommentEdited)]
    [InlineData(CommentState.Removed, false, "", EventKind.CommentHeld, EventKind.CommentRemoved)]
    // Removed after the last of these numbers: told with a later one.
    [InlineData(CommentState.Removed, true, "", EventKind.CommentPosted)]
    [InlineData(CommentState.Posted, true, "", EventKind.CommentRemoved)]
    public void A_comment_is_told_by_what_it_is_now(CommentState state, bool visible, string told, params EventKind[] kinds)
    {
        var news = News.Of(kinds.Select(kind => new CommentEvent(kind, One)), new Dictionary<CommentId, CommentNow> { [One] = new(One, null, state, visible, 2, 1) });

        Assert.Equal(told, Told(news));
    }

    [Fact]
    public void A_comment_that_is_not_there_any_more_is_not_named() =>
        Assert.Equal("", Told(News.Of([new CommentEvent(EventKind.CommentPosted, One)], new Dictionary<CommentId, CommentNow>())));

    private static string Told(News news) => string.Join(' ', ((string, int)[])
    [
        ("posted", news.Posted.Count), ("edited", news.Edited.Count), ("gone", news.Gone.Count), ("restored", news.Restored.Count), ("voted", news.Voted.Count),
    ]
    is var all ? all.Where(one => one.Item2 == 1).Select(one => one.Item1) : []);
}
