using System.Globalization;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;

namespace Parley.Benchmarks;

/// <summary>Votes end to end, each a change, over a thousand comments; against the bare commit of as many in groups.</summary>
internal static class Voting
{
    private const int Voters = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using var folder = await BenchFolder.Filled(1_000);
        var prepared = await PreparedStore.SignedIn(folder, Voters);
        File.Copy(folder.Database, folder.File("before.db"));
        await using var program = BuiltProgram.Serve(folder.Path);
        await program.UntilItAnswers("/health/ready");

        // Each voter walks over all comments, up on one walk and down on the next, so that no vote repeats one.
        var steps = new int[Voters];
        byte[] Next(int voter)
        {
            var step = steps[voter]++;
            var comment = prepared.Comments[(step + (voter * 31)) % prepared.Comments.Count];
            var value = step / prepared.Comments.Count % 2 == 0 ? 1 : -1;
            return Wire.Send(
                "PUT", string.Create(CultureInfo.InvariantCulture, $"/api/v1/comments/{comment}/vote"), "application/json",
                string.Create(CultureInfo.InvariantCulture, $$"""{"value":{{value}}}"""), prepared.Bearers[voter]);
        }

        await Wire.WarmUp(program.Port, Voters, 200, Next);
        var figures = await Figures.InTurn(
            5,
            () => Wire.Storm(program.Port, Voters, Round, 200, Next),
            () => Task.FromResult(BareVotes.Commit(folder.File("before.db"), folder.File("bare.db"), prepared.Comments, Voters, Round)));
        var section = new Section(
            "voting", "Votes, durably",
            $"{Voters} signed-in readers vote on {prepared.Comments.Count:N0} comments of one discussion, every vote a change. Bare: one connection commits a vote, the comment's counters and an event, {Voters} at a time.");
        var bare = section.Add("bare group commit", figures[1], "/s");
        section.Add("voted end to end", figures[0], "/s", bare);
        report.Add(section);
    }
}
