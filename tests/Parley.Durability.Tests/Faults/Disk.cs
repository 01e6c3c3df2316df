using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Parley.Testing;

namespace Parley.Durability.Tests.Faults;

/// <summary>A small disk of one test alone, which can be filled, broken or cut off. Making one takes root.</summary>
internal sealed partial class Disk : IAsyncDisposable
{
    private readonly string home = TestFolder.Make();
    private readonly bool isImage;

    private Disk(bool isImage)
    {
        this.isImage = isImage;
        Directory.CreateDirectory(Mount);
    }

    /// <summary>A folder on it; the disk's own root cannot be deleted.</summary>
    public string Folder => Path.Combine(Mount, "store");

    private string Mount => Path.Combine(home, "disk");
    private string Image => Path.Combine(home, "image");
    private string Ballast => Path.Combine(Mount, "ballast");

    /// <summary>A disk of this size in memory.</summary>
    public static Task<Disk> InMemory(int megabytes) => Make(isImage: false, megabytes);

    /// <summary>A disk with the usual file system of Linux (ext4) in a file, which remembers what was synced, as a real one does.</summary>
    public static Task<Disk> InFile(int megabytes) => Make(isImage: true, megabytes);

    /// <summary>Uses up what is free.</summary>
    public void FillUp()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create);
        var block = new byte[4096];
        try
        {
            while (true) ballast.Write(block);
        }
        catch (IOException)
        {
            // Full: that is what was wanted.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    /// <summary>What was not synced is gone, and nothing can be read or written any more: the power is off.</summary>
    public void CutOff()
    {
        const nuint shutdown = 0x8004587D;
        var withoutFlushing = 2u;
        using var file = File.OpenHandle(Path.Combine(Mount, "cut"), FileMode.OpenOrCreate, FileAccess.ReadWrite);
        if (Control(file, shutdown, ref withoutFlushing) != 0) throw new IOException($"The disk could not be cut off: error {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>The file system meets an error and becomes read-only at once, as Linux does with a disk that breaks.</summary>
    public async Task TurnReadOnly()
    {
        var device = (await Do("findmnt", "-no", "SOURCE", Mount)).Said.Trim();
        await File.WriteAllTextAsync($"/sys/fs/ext4/{Path.GetFileName(device)}/trigger_fs_error", "broken by a test");
    }

    /// <summary>Taken out and put in again; nobody may use it meanwhile.</summary>
    public async Task Reconnect()
    {
        await Must("umount", Mount);
        await Must("e2fsck", "-p", Image);
        await Attach();
    }

    public async ValueTask DisposeAsync()
    {
        await Do("umount", "--lazy", Mount);
        Directory.Delete(home, recursive: true);
    }

    private static async Task<Disk> Make(bool isImage, int megabytes)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Mounting a disk takes root.");
        Assert.SkipUnless(!isImage || File.Exists("/usr/sbin/mkfs.ext4"), "There is no mkfs.ext4; ./test installs it.");
        var disk = new Disk(isImage);
        if (isImage)
        {
            await using (var image = File.Create(disk.Image))
                image.SetLength(megabytes * 1024L * 1024);
            await Must("mkfs.ext4", "-q", disk.Image);
        }

        var (code, said) = isImage ? await disk.TryAttach() : await Do("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "parley-test", disk.Mount);
        if (code == 0) return disk;
        Directory.Delete(disk.home, recursive: true);
        Assert.Skip($"Disks cannot be mounted here: {said}");
        return disk;
    }

    private async Task Attach()
    {
        var (code, said) = await TryAttach();
        if (code != 0) throw new IOException(said);
    }

    private Task<(int Code, string Said)> TryAttach() => Do("mount", "-o", "loop,errors=remount-ro", Image, Mount);

    private static async Task Must(string program, params string[] arguments)
    {
        var (code, said) = await Do(program, arguments);
        // 1 of a file system check: errors were corrected.
        if (code != 0 && !(program == "e2fsck" && code == 1)) throw new IOException($"{program} {string.Join(' ', arguments)} ended with {code}: {said}");
    }

    private static async Task<(int Code, string Said)> Do(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, nuint request, ref uint argument);
}
