using System.Diagnostics;
using System.Text;
using Parley.ImportExport.PlainPage;
using Xunit;

namespace Parley.ImportExport.Tests.PlainPage;

/// <summary>Whatever is sent is read whole or refused with a reason; a .error beside a sample is its reason.</summary>
public sealed class HostilePageTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly string Folder = Path.Combine(Repository.Samples("PlainPage"), "hostile");

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)[..^4]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_hostile_page_is_read_whole_or_refused_with_its_reason(string name)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Folder, name + ".txt"), Cancel);
        var reason = Path.Combine(Folder, name + ".error");

        if (File.Exists(reason))
            Assert.Equal((await File.ReadAllTextAsync(reason, Cancel)).Trim(), (await Refused(bytes)).Message);
        else
            Assert.Equal(LinesWithWords(bytes), await LinesAccountedFor(bytes));
    }

    public static TheoryData<string, string> TooLarge => new()
    {
        { "\n", "The file has more than 1,000,000 lines, the most a page may have." },
        { "a", "Line 1 has more than 1,000,000 characters, the most a line may have." },
    };

    [Theory]
    [MemberData(nameof(TooLarge))]
    public async Task A_file_larger_than_any_page_is_refused_naming_the_limit(string repeated, string reason)
    {
        var bytes = new byte[50_000_000];
        Array.Fill(bytes, (byte)repeated[0]);

        Assert.Equal(reason, (await Refused(bytes)).Message);
    }

    [Fact]
    public async Task An_endless_stream_is_refused_after_64_MiB()
    {
        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ImportReport.Collect(new PlainPageFormat(), new Endless(), Cancel));

        Assert.Equal("The file is larger than 64 MiB, the most a page may have.", refused.Message);
    }

    [Theory]
    [InlineData("word\n\n", 200_000)]
    [InlineData("word\n", 50_000)]
    [InlineData("Ana Bell\n\n\n\n", 50_000)]
    [InlineData("a:\n\n", 50_000)]
    [InlineData("Source: Source: Source: Source: Source: Source:\n\n", 20_000)]
    [InlineData("A sentence of a few words, and then another one.\n\n\n", 50_000)]
    public async Task A_page_of_many_lines_is_read_in_bounded_time(string repeated, int times)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, times)));
        var watch = Stopwatch.StartNew();

        var found = await LinesAccountedFor(bytes);

        Assert.Equal(times, found.Count);
        // It takes two seconds of one core; quadratic work would take an hour.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), $"took {watch.Elapsed}");
    }

    [Fact]
    public async Task A_reading_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportReport.Collect(new PlainPageFormat(), new Endless(), cancel.Token));
    }

    private static async Task<UnreadableFileException> Refused(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return await Assert.ThrowsAsync<UnreadableFileException>(() => ImportReport.Collect(new PlainPageFormat(), file, Cancel));
    }

    /// <summary>Every line with words must be told exactly once, as article, comment, name or left-over.</summary>
    private static async Task<List<int>> LinesAccountedFor(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        List<int> lines = [];
        await foreach (var record in new PlainPageFormat().Read(file, Cancel))
        {
            if (record is Skipped)
                continue;
            lines.AddRange(record.Lines);
            if (record is ImportedComment { AuthorLine: { } name })
                lines.Add(name);
        }

        lines.Sort();
        return lines;
    }

    private static List<int> LinesWithWords(byte[] bytes) =>
    [
        .. Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r')
            .Select((line, i) => (Words: line.Trim().Trim('\u200E', '\u200F'), Number: i + 1))
            .Where(l => l.Words.Length > 0)
            .Select(l => l.Number),
    ];

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'x', offset, count);
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
