namespace Parley.Storage.Site;

/// <summary>
/// Lets one process at a time make what a folder must hold once. The system frees it when its holder dies; whoever waited must look
/// again whether the thing is there now.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    /// <exception cref="IOException">Somebody has held it for half a minute.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, ".first-start");
        FileStream? taken = null;
        return SpinWait.SpinUntil(() => (taken = TryTake(path)) is not null, Longest) && taken is not null
            ? new FolderLock(taken)
            : throw new IOException($"Another process holds {path}. If none is running, delete it and start again.");
    }

    public void Dispose() => held.Dispose();

    private static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
