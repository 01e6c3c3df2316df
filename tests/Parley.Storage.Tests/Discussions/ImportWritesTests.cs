using Microsoft.EntityFrameworkCore;
using Parley.Core.Discussions;
using Parley.Storage.Discussions;
using Parley.Testing;

namespace Parley.Storage.Tests.Discussions;

public sealed class ImportWritesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Importing_the_same_at_once_and_again_stores_each_once(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        await using var other = await store.OpenAnother();
        var discussion = await A.Discussion().In(store);
        var comments = Enumerable.Range(0, 200).Select(index => Named($"c{index}")).ToList();

        var chunks = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => (index % 2 == 0 ? store.Store : other).Write(
            (database, cancel) => database.ImportComments(discussion, "test", "test:file", comments, store.Now, cancel), Cancel)));

        Assert.Equal(200, chunks.Sum(chunk => chunk.Added));
        Assert.Equal(1000, chunks.Sum(chunk => chunk.Known));
        await Holds(store, 200);
    }

    [Theory, OnBothDatabases]
    public async Task Parents_are_found_in_the_chunk_and_before_it_and_a_missing_one_is_unknown(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);

        await Import(store, discussion, Named("a"), Named("b", parent: "a"), Named("c", parent: "b"));
        await Import(store, discussion, Named("d", parent: "b"), Named("e", parent: "nobody"), Named("f", unknown: true));

        await using var database = store.Context();
        var rows = await database.Comments.OrderBy(row => row.Id).ToListAsync(Cancel);
        Assert.Equal([0, 1, 2, 2, 0, 0], rows.Select(row => row.Depth));
        Assert.Equal([1, 2, 0, 0, 0, 0], rows.Select(row => row.ReplyCount));
        Assert.Equal([false, false, false, false, true, true], rows.Select(row => row.ParentUnknown));
        await Holds(store, 6);
    }

    [Theory, OnBothDatabases]
    public async Task Emptied_places_stay_and_unnamed_authors_are_nobody(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);

        await Import(store, discussion,
            Named("gone") with { Source = null, Html = "", Lines = "4", Original = "Ana", Guess = "a doubt" },
            Named("unnamed") with { AuthorName = null });

        await using var database = store.Context();
        var rows = await database.Comments.OrderBy(row => row.Id).ToListAsync(Cancel);
        Assert.Equal([CommentState.Emptied, CommentState.Posted], rows.Select(row => row.State));
        Assert.Equal([AuthorKind.Named, AuthorKind.Unknown], rows.Select(row => row.AuthorKind));
        Assert.All(rows, row => Assert.True(row is { Visible: true, CreatedAt: null }));
        Assert.Equal((1L, 2L, 1L), await database.Discussions.Select(row => new ValueTuple<long, long, long>(row.CommentCount, row.TopCount, row.Seq)).SingleAsync(Cancel));
        var provenance = await database.Provenance.SingleAsync(row => row.Comment == rows[0].Id, Cancel);
        Assert.Equal(("test:file", "4", "Ana", "a doubt"), (provenance.Source, provenance.Lines, provenance.Original, provenance.Guess));
    }

    [Theory, OnBothDatabases]
    public async Task A_chunk_has_its_bound(DatabaseKind kind)
    {
        await using var store = await TestStore.Open(kind);
        var discussion = await A.Discussion().In(store);
        var most = Enumerable.Range(0, ImportWrites.MostInChunk).Select(index => Named($"c{index}", parent: index == 0 ? null : $"c{index - 1}")).ToArray();

        await Import(store, discussion, most);

        await Assert.ThrowsAsync<ArgumentException>(() => Import(store, discussion, [.. most, Named("one too many")]));
        await Holds(store, ImportWrites.MostInChunk);
    }

    private static CommentToImport Named(string id, string? parent = null, bool unknown = false) => new()
    {
        SourceId = id,
        ParentSourceId = parent,
        ParentUnknown = unknown,
        AuthorName = "Ana",
        Source = "Words of " + id,
        Html = $"<p>Words of {id}</p>",
        RendererVersion = 1,
    };

    private static Task<ImportedChunk> Import(TestStore store, DiscussionId discussion, params CommentToImport[] comments) =>
        store.Write((database, cancel) => database.ImportComments(discussion, "test", "test:file", comments, store.Now, cancel));

    private static async Task Holds(TestStore store, int comments)
    {
        await using var database = store.Context();
        Assert.Equal(comments, await database.Comments.CountAsync(Cancel));
        await foreach (var wrong in database.Inconsistencies(store.Keys, Cancel))
            Assert.Fail(wrong.Words);
    }
}
