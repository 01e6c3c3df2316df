using System.Threading.Channels;

namespace Parley.Web.Site;

/// <summary>Wakes somebody who works in the background. Ringing twice before they wake is ringing once.</summary>
internal class Bell
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Until it rings, or <paramref name="most"/> has passed.</summary>
    public async Task Wait(TimeSpan most, TimeProvider clock, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(most, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await rings.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nothing rang: others than this process may have left work, or some may be due again.
        }
    }
}
