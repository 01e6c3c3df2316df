using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Running;

namespace Parley.Benchmarks;

/// <summary>Pages over HTTP, against a bare Kestrel that gives the same finished bytes with the same headers; and the same while somebody writes in that thread.</summary>
internal static class Reading
{
    private const int Connections = 32;
    private const int Rounds = 4;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    // Several writes in each round.
    private static readonly TimeSpan WritingRound = TimeSpan.FromSeconds(5);

    public static async Task Measure(Report report)
    {
        await BuiltProgram.Build();
        using var folder = await BenchFolder.Filled(1_000);
        await using var program = BuiltProgram.Serve(folder.Path);
        var article = await program.FirstArticle();
        var discussion = await program.DiscussionOf(article);
        var questions = await Questions(program, article, discussion);
        var recorded = Directory.CreateDirectory(folder.File("recorded")).FullName;
        List<Recorded> answers = [];
        foreach (var (_, question) in questions)
        {
            // Asked twice: what is kept may be compressed better the second time.
            await Recorded.Of(program, question);
            answers.Add(await Recorded.Of(program, question));
            await answers[^1].Save(Path.Combine(recorded, $"{answers.Count - 1}.answer"));
        }

        await using var bare = BuiltProgram.ServeRecorded(recorded);
        await bare.UntilItAnswers("/0");
        await Still(report, program, bare, questions, answers);
        await UnderWrites(report, program, bare, questions[1].Question, discussion);
    }

    private static async Task Still(
        Report report, BuiltProgram program, BuiltProgram bare, List<(string Name, Question Question)> questions, List<Recorded> answers)
    {
        List<Func<Task<double>>> measurements = [];
        for (var index = 0; index < questions.Count; index++)
        {
            var (path, status, question) = ($"/{index}", answers[index].Status, questions[index].Question);
            measurements.Add(() => Load.PerSecond(bare.Port, Connections, Round, status, new Question(path)));
            measurements.Add(() => Load.PerSecond(program.Port, Connections, Round, status, question));
        }

        var figures = await Figures.InTurn(Rounds, [.. measurements]);
        var section = new Section(
            "reading", "Pages over HTTP",
            $"The first page of 1,000 comments, driven by {Load.Driver} over {Connections} connections on the same machine, each page and its ceiling in turn. Bare: a Kestrel that gives the same bytes with the same headers and does nothing else.");
        for (var index = 0; index < questions.Count; index++)
        {
            var ceiling = section.Add($"bare, {questions[index].Name} ({answers[index].Body.Length / 1024.0:0} kB)", figures[2 * index], "/s");
            section.Add(questions[index].Name, figures[(2 * index) + 1], "/s", ceiling, Aim.RatioAtLeast(0.8));
        }

        report.Add(section);
    }

    private static async Task UnderWrites(Report report, BuiltProgram program, BuiltProgram bare, Question question, string discussion)
    {
        var number = 0;
        var figures = await Figures.InTurn(
            Rounds,
            () => Load.PerSecond(bare.Port, Connections, WritingRound, 200, new Question("/1")),
            () => Load.PerSecond(program.Port, Connections, WritingRound, 200, question),
            async () =>
            {
                using var stop = new CancellationTokenSource();
                var writing = Write(program.Port, discussion, () => ++number, stop.Token);
                var read = await Load.PerSecond(program.Port, Connections, WritingRound, 200, question);
                await stop.CancelAsync();
                await writing;
                return read;
            });
        var section = new Section(
            "writing", "Reading a thread that is being written", "The gzip page of the table above, still, and while one comment a second is posted into its thread.");
        section.Add("bare Kestrel, same bytes", figures[0], "/s");
        var still = section.Add("no comment arrives", figures[1], "/s");
        section.Add("one comment a second", figures[2], "/s", still, Aim.RatioAtLeast(0.7));
        report.Add(section);
    }

    /// <summary>One comment a second until told to stop.</summary>
    private static async Task Write(int port, string discussion, Func<int> next, CancellationToken stop)
    {
        using var wire = await Wire.Open(port);
        while (!stop.IsCancellationRequested)
        {
            if (await wire.Ask(Posting.Request(discussion, 0, next(), "while-reading")) is var status && status != 201)
                throw new InvalidOperationException($"A comment was answered {status}.");
            await Task.Delay(TimeSpan.FromSeconds(1), stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static async Task<List<(string Name, Question Question)>> Questions(BuiltProgram program, string article, string discussion)
    {
        var page = new Question(article);
        var comments = new Question($"/discussions/{discussion}/comments");
        var json = new Question($"/api/v1/discussions/{discussion}/comments");
        var tag = (await Recorded.Of(program, page.With("Accept-Encoding", "gzip"))).Headers.GetValueOrDefault("ETag") ?? throw new InvalidOperationException("The page has no tag.");
        return
        [
            ("article page", page),
            ("article page, gzip", page.With("Accept-Encoding", "gzip")),
            ("comments alone", comments),
            ("comments alone, gzip", comments.With("Accept-Encoding", "gzip")),
            ("JSON page", json),
            ("JSON page, gzip", json.With("Accept-Encoding", "gzip")),
            ("unchanged (304)", page.With("Accept-Encoding", "gzip").With("If-None-Match", tag)),
        ];
    }
}
