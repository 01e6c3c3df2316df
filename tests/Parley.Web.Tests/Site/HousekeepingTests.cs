using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Core.Live;
using Parley.Testing;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task A_discussion_closes_by_itself_with_an_event()
    {
        await using var program = await TestProgram.Start();
        var site = await program.FirstSite();
        var closesAt = program.Clock.GetUtcNow().AddSeconds(30);
        var id = await program.Write(async (database, cancel) =>
        {
            var discussion = new Discussion(site, null, "A quiet title", program.Clock.GetUtcNow());
            discussion.SetPolicy(null, closesAt);
            database.Discussions.Add(discussion);
            await database.SaveChangesAsync(cancel);
            return discussion.Id;
        });

        await Patience.Until(async () =>
        {
            program.Clock.Advance(Housekeeping.Every);
            return await program.Read(database => database.Discussions.SingleAsync(row => row.Id == id)) is { State: DiscussionState.Closed };
        });

        var closed = await program.Read(database => database.Discussions.SingleAsync(row => row.Id == id));
        Assert.Equal((closesAt, 1L), (closed.ClosedAt, closed.Seq));
        var change = await program.Read(database => database.Events.SingleAsync(row => row.Scope == EventScope.Discussion && row.ScopeId == id.Value));
        Assert.Equal(EventKind.DiscussionClosed, change.Kind);
    }
}
