using System.Diagnostics;
using System.Security.Cryptography;
using Parley.Core.Articles;
using Parley.Core.Site;

namespace Parley.Web.Site.Pictures;

/// <summary>
/// The one door by which pictures come in: held against the bounds by its header, then made anew by a <see cref="PictureBench"/> in a
/// process of its own, so that nothing of the sender's bytes is ever served and no decoder runs where readers' secrets are.
/// </summary>
/// <param name="clock">When a picture came in.</param>
/// <param name="isPatient">For the operator's own pictures: any number waits as long as it takes, where a reader is asked to come again.</param>
internal sealed class PictureDesk(TimeProvider clock, bool isPatient = false) : IDisposable
{
    /// <summary>Benches at once: each may take a core and <see cref="PictureBench.MostMemory"/>.</summary>
    public const int Benches = 2;

    /// <summary>How many may wait for one; who comes then is asked to come again.</summary>
    public const int MostWaiting = 16;

    // Every file of the largest picture together stays far below.
    private const int MostAnswered = 64 * 1024 * 1024;

    private readonly SemaphoreSlim free = new(Benches);
    private readonly int most = isPatient ? int.MaxValue : Benches + MostWaiting;
    private readonly TimeSpan patience = isPatient ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(30);
    private readonly TimeSpan longestWork = isPatient ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(30);
    private int waiting;

    /// <summary>Takes a picture as somebody sent it. What it calls itself is of no matter: its bytes say what it is.</summary>
    public async Task<PictureOutcome> Take(ReadOnlyMemory<byte> bytes, PictureUse use, CancellationToken cancel)
    {
        if (Look(bytes.Span, use, out var header) is { } wrong)
            return new PictureOutcome.Refused(wrong);
        if (Interlocked.Increment(ref waiting) > most || !await Wait(cancel))
        {
            Interlocked.Decrement(ref waiting);
            return new PictureOutcome.Refused(new PictureFault.Busy());
        }

        try
        {
            return await Work(bytes, use, header, cancel) is { Count: > 0 } made
                ? Taken(made)
                : new PictureOutcome.Refused(new PictureFault.Broken());
        }
        finally
        {
            free.Release();
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => free.Dispose();

    /// <summary>What is wrong with it by its length and header alone; nothing is decoded.</summary>
    public static PictureFault? Look(ReadOnlySpan<byte> bytes, PictureUse use, out PictureHeader header)
    {
        header = PictureHeader.Read(bytes) ?? new PictureHeader("", 0, 0);
        if (bytes.IsEmpty) return new PictureFault.Empty();
        if (bytes.Length > use.MostBytes) return new PictureFault.TooManyBytes(use.MostBytes);
        if (header.MediaType.Length == 0) return new PictureFault.NoPicture();
        return header.IsWithinBounds ? null : new PictureFault.TooLarge(header.Width, header.Height);
    }

    private async Task<bool> Wait(CancellationToken cancel)
    {
        try
        {
            return await free.WaitAsync(patience, cancel);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref waiting);
            throw;
        }
    }

    private PictureOutcome.Taken Taken(IReadOnlyList<MadePicture> made)
    {
        var now = clock.GetUtcNow();
        var files = made.Select(file =>
            new StoredFile(Convert.ToHexStringLower(SHA256.HashData(file.Content)), file.MediaType, file.Content, file.Width, file.Height, now)).ToList();
        var picture = new Picture(files[0].Hash, files[0].MediaType, made[0].Width, made[0].Height)
        {
            Sizes = [.. files.Zip(made).Skip(1).Select(pair => new PictureSize(pair.First.Hash, pair.Second.MediaType, pair.Second.Width, pair.Second.Height))],
        };
        return new PictureOutcome.Taken(picture, files);
    }

    /// <summary>Empty where the bench could not read it, took too long or died of it.</summary>
    private async Task<IReadOnlyList<MadePicture>> Work(ReadOnlyMemory<byte> bytes, PictureUse use, PictureHeader header, CancellationToken cancel)
    {
        using var bench = Process.Start(Start(use, header)) ?? throw new InvalidOperationException("a program that is not there was started");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longestWork);
        try
        {
            // Its complaints about a picture are of no use to anybody, but must not fill the pipe.
            var complaints = bench.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            var sent = Send(bench, bytes, limit.Token);
            var answer = await Read(bench.StandardOutput.BaseStream, limit.Token);
            await sent;
            await complaints;
            await bench.WaitForExitAsync(limit.Token);
            return bench.ExitCode == 0 ? MadePicture.ReadAll(answer) : [];
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return [];
        }
        catch (InvalidDataException)
        {
            return [];
        }
        finally
        {
            if (!bench.HasExited) bench.Kill();
        }
    }

    private static ProcessStartInfo Start(PictureUse use, PictureHeader header)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "parley"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { PictureBench.Verb, use.Name, header.MediaType },
        };
        // It gets what it needs to start and nothing of what the server was told.
        foreach (var name in start.Environment.Keys.Where(name => name is not ("PATH" or "DOTNET_ROOT" or "DOTNET_ROOT_X64" or "TMPDIR")).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in PictureBench.Environment)
            start.Environment[name] = value;
        return start;
    }

    private static async Task Send(Process bench, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            await bench.StandardInput.BaseStream.WriteAsync(bytes, cancel);
            bench.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says the rest.
        }
    }

    private static async Task<MemoryStream> Read(Stream from, CancellationToken cancel)
    {
        var answer = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int length; (length = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            if (answer.Length + length > MostAnswered) throw new InvalidDataException("the bench answers too much");
            answer.Write(buffer, 0, length);
        }

        answer.Position = 0;
        return answer;
    }
}
