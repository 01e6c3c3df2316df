using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Parley.Testing;

/// <summary>Waits in tests: what never comes fails the test and is named, instead of holding up all others; how fast it comes does not matter.</summary>
public static class Patience
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static Task Until(Func<bool> isSo, [CallerArgumentExpression(nameof(isSo))] string what = "") =>
        Until(() => Task.FromResult(isSo()), what);

    public static async Task Until(Func<Task<bool>> isSo, [CallerArgumentExpression(nameof(isSo))] string what = "")
    {
        for (var began = Stopwatch.GetTimestamp(); !await isSo(); await Task.Delay(10))
            if (Stopwatch.GetElapsedTime(began) > Longest)
                throw new TimeoutException($"{Longest.TotalSeconds} s passed and this was not so: {what}");
    }
}
