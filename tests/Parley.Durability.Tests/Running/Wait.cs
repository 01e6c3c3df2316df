using System.Diagnostics;

namespace Parley.Durability.Tests.Running;

/// <summary>Waits for conditions. What never comes fails the test; how fast it comes does not.</summary>
internal static class Wait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static Task<TimeSpan> Until(Func<bool> condition, string what) => Until(() => Task.FromResult(condition()), what);

    /// <summary>Answers how long it took.</summary>
    public static async Task<TimeSpan> Until(Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Longest) throw new TimeoutException($"A minute passed before {what}.");
            await Task.Delay(5);
        }

        return watch.Elapsed;
    }
}
