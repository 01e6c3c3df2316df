namespace Parley.Web.Live;

/// <summary>
/// One link of the list along which all readers of a discussion walk, each at its own step. Those who wait for the next link are woken in
/// waves: woken all at once they would all hold a buffer before the first of them has sent his.
/// </summary>
internal sealed class LiveNode
{
    private const int InWave = 256;

    /// <summary>Time for a wave's frames to leave; ten thousand readers are forty waves.</summary>
    private static readonly TimeSpan BetweenWaves = TimeSpan.FromMilliseconds(2);

    private readonly TaskCompletionSource<LiveNode?>[] waves;

    /// <param name="readers">About how many will wait here.</param>
    public LiveNode(ReadOnlyMemory<byte> bytes, int readers)
    {
        Bytes = bytes;
        waves = new TaskCompletionSource<LiveNode?>[1 + (readers / InWave)];
        for (var wave = 0; wave < waves.Length; wave++)
            waves[wave] = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Null ends the stream.</summary>
    /// <param name="reader">Any number of the reader's own.</param>
    public Task<LiveNode?> Next(uint reader) => waves[reader % (uint)waves.Length].Task;

    /// <summary>To be called once.</summary>
    public void Append(LiveNode? node)
    {
        waves[0].SetResult(node);
        if (waves.Length > 1)
            _ = WakeOthers(node);
    }

    private async Task WakeOthers(LiveNode? node)
    {
        foreach (var wave in waves.Skip(1))
        {
            await Task.Delay(BetweenWaves);
            wave.SetResult(node);
        }
    }
}
