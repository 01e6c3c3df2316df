using BenchmarkDotNet.Attributes;
using Parley.Benchmarks.Running;
using Parley.Core.Discussions;
using Parley.Storage;
using Parley.Storage.Discussions;
using Parley.Web.Discussions;
using Parley.Web.Live;
using Parley.Web.Site;

namespace Parley.Benchmarks.Micro;

/// <summary>One page of comments (50 and their first replies), from the rows to the packed bytes.</summary>
public class PageBench
{
    private BenchFolder folder = null!;
    private HostedProgram program = null!;
    private DiscussionId discussion;
    private CommentsPageView view = null!;
    private byte[] bytes = [];

    [GlobalSetup]
    public async Task Open()
    {
        await BuiltProgram.Build();
        folder = await BenchFolder.Filled(1_000);
        program = await HostedProgram.Serve(folder);
        await using var database = program.Get<Store>().Context();
        discussion = new DiscussionId(await database.QueryNumber("SELECT id FROM discussions ORDER BY comment_count DESC LIMIT 1", default) ?? 0);
        var row = await database.Discussion(discussion, default) ?? throw new InvalidOperationException("There is no discussion.");
        var page = await database.ThreadPage(discussion, ThreadSort.Best, 50, null, default) ?? throw new InvalidOperationException("There is no page.");
        var site = program.Get<SiteDirectory>().First ?? throw new InvalidOperationException("There is no site.");
        var asked = new CurrentSite(site, Named: false, "", "http://localhost");
        using var composition = new Composition(
            database, program.Get<Changes>(), program.Get<SiteDirectory>(), program.Get<PageRenderer>(), program.Get<CommentFragments>(), takesWrites: true, before: null);
        view = new CommentsPageView
        {
            Frame = Frames.Frame(asked, site, row.Title),
            ArticleHeadline = row.Title,
            Thread = await ThreadViews.Thread(asked, site, row, page, ThreadSort.Best, composition, default),
            IsFirst = true,
        };
        bytes = (await FromFragments()).Bytes;
    }

    [GlobalCleanup]
    public async Task Close()
    {
        await program.DisposeAsync();
        folder.Dispose();
    }

    [Benchmark]
    public async Task<object?> RowsFromTheStore()
    {
        await using var database = program.Get<Store>().Context();
        return await database.ThreadPage(discussion, ThreadSort.Best, 50, null, default);
    }

    [Benchmark(Baseline = true)]
    public Task<string> RenderedWhole() => program.Get<PageRenderer>().Render<CommentsPage>(view);

    [Benchmark]
    public async Task<object> ComposedOfFragments() => await FromFragments();

    [Benchmark]
    public byte[] PackedByGzip() => Coding.Gzip.Pack(bytes);

    [Benchmark]
    public byte[] PackedByBrotli() => Coding.Brotli.Pack(bytes);

    private async Task<PageBody> FromFragments()
    {
        var frame = view.Frame with { LeavesSlots = true };
        return await program.Get<PageRenderer>().Body<CommentsPage>(
            frame, view with { Frame = frame }, ("comments", await program.Get<CommentFragments>().Items(frame, view.Thread.Comments)));
    }
}
